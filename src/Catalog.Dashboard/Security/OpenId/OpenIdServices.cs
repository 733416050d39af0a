using Catalog.Dashboard.Security.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>Sign-in by OpenID Connect, where it is configured.</summary>
internal static class OpenIdServices
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "openid";

    // Provider's keys, not a shared secret, and never "none".
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddOpenId(this AuthenticationBuilder authentication, AccessOptions access, string? secret)
    {
        authentication.Services.AddScoped<OpenIdSignIn>();
        authentication.Services.AddSingleton<ConnectTickets>();
        if (access.OpenId is { } options) authentication.AddOpenIdConnect(Scheme, options.Name, connect => Configure(connect, options, secret));
    }

    private static void Configure(OpenIdConnectOptions connect, OpenIdOptions options, string? secret)
    {
        connect.Authority = options.Authority;
        connect.ClientId = options.ClientId;
        connect.ClientSecret = string.IsNullOrEmpty(secret) ? null : secret;
        connect.RequireHttpsMetadata = !new Uri(options.Authority).IsLoopback;
        connect.ResponseType = OpenIdConnectResponseType.Code;
        connect.UsePkce = true;
        // A query, not a form from another site: so the cookies of this sign-in can stay SameSite=Lax.
        connect.ResponseMode = OpenIdConnectResponseMode.Query;
        connect.Scope.Clear();
        foreach (var scope in options.Scopes.Prepend("openid").Distinct()) connect.Scope.Add(scope);
        connect.CallbackPath = DashboardPaths.OpenIdCallback;
        connect.SignedOutCallbackPath = DashboardPaths.OpenIdSignedOut;
        connect.SignedOutRedirectUri = DashboardPaths.SignIn;
        connect.RemoteSignOutPath = PathString.Empty;
        connect.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        connect.SaveTokens = false;
        connect.MapInboundClaims = false;
        connect.DisableTelemetry = true;
        connect.TokenValidationParameters.ValidAlgorithms = Algorithms;
        connect.ClaimActions.Remove("iss");
        connect.GetClaimsFromUserInfoEndpoint = options.UserInfo;
        // The token's claims stand first. MapAllExcept would take those it names out of the token, too.
        if (options.UserInfo) connect.ClaimActions.MapAll();
        foreach (var cookie in new[] { connect.CorrelationCookie, connect.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        connect.CorrelationCookie.Name = "catalog.openid.";
        connect.NonceCookie.Name = "catalog.openid.nonce.";
        connect.Events = new OpenIdConnectEvents
        {
            OnTokenValidated = RefuseUnsigned,
            OnTicketReceived = static context => SignIn(context.HttpContext).ReceiveAsync(context),
            OnRemoteFailure = static context => SignIn(context.HttpContext).FailAsync(context),
            OnAccessDenied = static context => SignIn(context.HttpContext).DenyAsync(context),
            OnRedirectToIdentityProviderForSignOut = static context =>
            {
                context.ProtocolMessage.ClientId = context.Options.ClientId;
                if (!string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress)) return Task.CompletedTask;
                // The provider has no such address.
                context.Response.Redirect(DashboardPaths.SignIn);
                context.HandleResponse();
                return Task.CompletedTask;
            },
        };
    }

    private static OpenIdSignIn SignIn(HttpContext http) => http.RequestServices.GetRequiredService<OpenIdSignIn>();

    // The handler lets tokens without a signature pass in this flow, since TLS vouches for them. A proxy in between, or a test of ours on http, doesn't.
    private static Task RefuseUnsigned(TokenValidatedContext context)
    {
        if (!Algorithms.Contains(context.SecurityToken.SignatureAlgorithm)) context.Fail(new SecurityTokenInvalidSignatureException("The token isn't signed by the provider's key."));
        return Task.CompletedTask;
    }
}
