using System.Security.Claims;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Catalog.Dashboard.Security;

/// <summary>A sign-in as a cookie: who it is, and the stamp that the account had.</summary>
internal static class Session
{
    private const string Stamp = "stamp";

    public static ClaimsPrincipal Principal(Account account)
    {
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, account.Name));
        identity.AddClaim(new Claim(Stamp, account.Stamp));
        identity.AddClaims(account.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Ends sign-ins whose account is gone or has another password, and takes over changed roles.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<AccountStore>();
        var account = await accounts.FindAsync(context.Principal?.Identity?.Name ?? "", context.HttpContext.RequestAborted);
        if (account is null || context.Principal?.FindFirstValue(Stamp) != account.Stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        context.ReplacePrincipal(Principal(account));
    }

    /// <summary>The account's name; the request has one where the rights table let it pass.</summary>
    public static string AccountName(this ClaimsPrincipal user) =>
        user.Identity?.Name ?? throw new InvalidOperationException("nobody is signed in");
}
