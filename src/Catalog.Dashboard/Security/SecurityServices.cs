using System.Threading.RateLimiting;
using Catalog.Dashboard.Hosting;
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
        services.AddDataProtection().SetApplicationName("catalog").PersistKeysToFileSystem(Directory.CreateDirectory(options.Folder.Keys));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(ConfigureCookie);
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
            limiter.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "catalog.session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = DashboardPaths.SignIn;
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnValidatePrincipal = Session.ValidateAsync;
        cookie.Events.OnRedirectToLogin = SendToSignIn;
        cookie.Events.OnRedirectToAccessDenied = static context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
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
