using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security;
using Catalog.Dashboard.Security.OpenId;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Catalog.Dashboard.Pages;

/// <summary>Sign-in by name and password, and the way to the identity provider.</summary>
[EnableRateLimiting(SecurityServices.SignInLimit)]
public sealed class SignInModel(AccountStore accounts, AuditLog log, DashboardSettings settings) : PageModel
{
    /// <summary>The name that was tried.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where the person wanted to go; an address of this server.</summary>
    public string? To { get; private set; }

    /// <summary>Why the sign-in was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the identity provider is called; null: there is none.</summary>
    public string? Provider => settings.Access.OpenId?.Name;

    /// <summary>Whether names and passwords are for everyone, and not for a few in need.</summary>
    public bool HasPasswords => settings.Access.LocalSignIn;

    /// <summary>The person has just left here, and is still signed in at the provider.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>The link to the provider.</summary>
    public string ProviderAddress => DashboardPaths.OpenIdSignIn + (To is null ? "" : QueryString.Create("to", To).Value);

    /// <summary>Shows the form.</summary>
    /// <param name="refused">A word of <see cref="SignInRefusal"/>.</param>
    /// <param name="left"><c>openid</c> after a sign-out of somebody who came from the provider.</param>
    public void OnGet(string? to, string? refused, string? left)
    {
        To = Url.IsLocalUrl(to) ? to : null;
        HasLeft = left == SignInWay.OpenId && Provider is not null;
        if (Provider is { } provider && SignInRefusal.Find(refused) is { } refusal) Problem = refusal.Say(provider);
    }

    /// <summary>Signs in and goes where the person wanted to.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? to, CancellationToken cancellation)
    {
        Name = name ?? "";
        To = Url.IsLocalUrl(to) ? to : null;
        var known = await accounts.FindAsync(Name, cancellation);
        // Whose password isn't asked for has none: the same work, and no word about it.
        var isAllowed = known is null || settings.Access.AllowsPassword(known.Name, [.. known.Roles]);
        if (await accounts.SignInAsync(isAllowed ? Name : "", password ?? "", cancellation) is not { } account)
        {
            // A name that no account has may be a password in the wrong field: it isn't kept.
            await log.AddAsync(known?.Name ?? "unknown", "sign-in.failed", HttpContext.ClientAddress(), null, cancellation);
            // One sentence for every reason: it doesn't tell which accounts there are.
            Problem = $"The name or the password is wrong. After {AccountStore.MaxFailures} failures an account rests for {AccountStore.Lockout.TotalMinutes} minutes.";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await log.AddAsync(account.Name, "sign-in", HttpContext.ClientAddress(), null, cancellation);
        await Session.BeginAsync(HttpContext, account, SignInWay.Password);
        return account.MustChange ? LocalRedirect(DashboardPaths.Account) : LocalRedirect(To ?? "/");
    }
}
