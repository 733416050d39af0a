using System.Threading.RateLimiting;
using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security.Access;
using Catalog.Dashboard.Security.OpenId;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Catalog.Dashboard.Security;

/// <summary>Sign-in, rights, keys and throttling.</summary>
internal static class SecurityServices
{
    public const string SignInLimit = "sign-in";

    public static IServiceCollection AddDashboardSecurity(this IServiceCollection services, DashboardSettings options)
    {
        services.AddSingleton<AccountStore>();
        services.AddSingleton<AccountAdministration>();
        services.AddSingleton<AccountList>();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<ExternalAccounts>();
        services.AddDataProtection().SetApplicationName("catalog").PersistKeysToFileSystem(Directory.CreateDirectory(options.Folder.Keys));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(ConfigureCookie)
            .AddOpenId(options.Access, options.OpenIdSecret ?? Environment.GetEnvironmentVariable(OpenIdOptions.SecretVariable));
        services.AddSingleton<IAuthorizationHandler, RightsHandler>();
        var policy = new AuthorizationPolicyBuilder().AddRequirements(new RightsRequirement()).Build();
        services.AddAuthorizationBuilder().SetDefaultPolicy(policy).SetFallbackPolicy(policy).AddPolicy(DashboardPaths.RightsPolicy, policy);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "catalog.form";
            antiforgery.HeaderName = "X-Catalog-Form";
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method) ? Limit(context) : RateLimitPartition.GetNoLimiter(""));
            // What comes back from an identity provider reaches no endpoint, and each costs a call of the provider.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.Request.Path.StartsWithSegments(DashboardPaths.OpenIdSignIn, StringComparison.OrdinalIgnoreCase) ? Limit(context) : RateLimitPartition.GetNoLimiter(""));
        });
        return services;

        RateLimitPartition<string> Limit(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
            context.ClientAddress(), _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) });
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "catalog.session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = AccountSessions.Longest;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = DashboardPaths.SignIn;
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnValidatePrincipal = Session.ValidateAsync;
        cookie.Events.OnRedirectToLogin = SendToSignIn;
        cookie.Events.OnRedirectToAccessDenied = static context =>
        {
            if (context.HttpContext.User.MustChangePassword() && !context.Request.Headers.ContainsKey("HX-Request")) context.Response.Redirect(DashboardPaths.Account);
            else context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    // A fragment's request must not swap the sign-in page into the middle of another page: htmx goes there as a whole.
    private static Task SendToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = DashboardPaths.SignIn;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
