using System.Globalization;
using System.Security.Claims;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Catalog.Dashboard.Security;

/// <summary>A sign-in as a cookie: who it is, the row of <c>account_session</c>, and the stamp that the account had.</summary>
internal static class Session
{
    private const string Stamp = "stamp";
    private const string Id = "session";
    private const string Way = "way";
    private const string Locale = "locale";
    private const string Change = "must-change";

    /// <summary>Signs a person in on this browser.</summary>
    /// <param name="way">A word of <see cref="Jobs.Accounts.SignInWay"/>.</param>
    /// <returns>Its row.</returns>
    public static async Task<Guid> BeginAsync(HttpContext http, Account account, string way)
    {
        var sessions = http.RequestServices.GetRequiredService<AccountSessions>();
        var id = await sessions.BeginAsync(account, way, http.ClientAddress(), http.Request.Headers.UserAgent.ToString(), http.RequestAborted);
        // What is still to be shown is for the person as they are now.
        http.User = Principal(account, id, way);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, http.User);
        return id;
    }

    /// <summary>Ends a person's sign-in on this browser; a copy of its cookie is of no use any more.</summary>
    public static async Task EndAsync(HttpContext http)
    {
        if (http.User.SessionId() is { } id) await http.RequestServices.GetRequiredService<AccountSessions>().EndAsync(id, http.RequestAborted);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Ends sign-ins whose account is disabled or has another password, or that were ended; takes over changed roles.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<AccountSessions>();
        var account = context.Principal?.SessionId() is { } id && context.Principal.FindFirstValue(Stamp) is { } stamp
            ? await sessions.FindAsync(id, stamp, context.HttpContext.RequestAborted)
            : null;
        if (account is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        context.ReplacePrincipal(Principal(account, context.Principal!.SessionId()!.Value, context.Principal!.SignInWay()));
    }

    /// <summary>The account's name; the request has one where the rights table let it pass.</summary>
    public static string AccountName(this ClaimsPrincipal user) =>
        user.Identity?.Name ?? throw new InvalidOperationException("nobody is signed in");

    /// <summary>Which sign-in it is; null: none.</summary>
    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Id), out var id) ? id : null;

    /// <summary>A word of <see cref="Jobs.Accounts.SignInWay"/>.</summary>
    public static string SignInWay(this ClaimsPrincipal user) => user.FindFirstValue(Way) ?? Jobs.Accounts.SignInWay.Password;

    /// <summary>Locales that the person decides on; empty: every locale.</summary>
    public static IReadOnlyList<string> Locales(this ClaimsPrincipal user) => [.. user.FindAll(Locale).Select(claim => claim.Value)];

    /// <summary>Signed in with a one-time password: nothing is open but its change.</summary>
    public static bool MustChangePassword(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Change);

    /// <summary>Where a request comes from.</summary>
    public static string ClientAddress(this HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static ClaimsPrincipal Principal(Account account, Guid session, string way)
    {
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, account.Name));
        // Forms' tokens are bound to this claim alone: they outlive other roles and another sign-in of the same person.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(Stamp, account.Stamp));
        identity.AddClaim(new Claim(Id, session.ToString("N")));
        identity.AddClaim(new Claim(Way, way));
        if (account.MustChange && way == Jobs.Accounts.SignInWay.Password) identity.AddClaim(new Claim(Change, ""));
        identity.AddClaims(account.Roles.Select(role => new Claim(ClaimTypes.Role, role)));
        identity.AddClaims(account.Locales.Select(locale => new Claim(Locale, locale)));
        return new ClaimsPrincipal(identity);
    }
}
