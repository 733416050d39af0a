using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Catalog.Dashboard.Pages;

/// <summary>Sign-in by name and password.</summary>
[EnableRateLimiting(SecurityServices.SignInLimit)]
public sealed class SignInModel(AccountStore accounts, AuditLog log) : PageModel
{
    /// <summary>The name that was tried.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where the person wanted to go; an address of this server.</summary>
    public string? To { get; private set; }

    /// <summary>Why the sign-in was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows the form.</summary>
    public void OnGet(string? to) => To = Url.IsLocalUrl(to) ? to : null;

    /// <summary>Signs in and goes where the person wanted to.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? to, CancellationToken cancellation)
    {
        Name = name ?? "";
        To = Url.IsLocalUrl(to) ? to : null;
        if (await accounts.SignInAsync(Name, password ?? "", cancellation) is not { } account)
        {
            // A name that no account has may be a password in the wrong field: it isn't kept.
            var known = await accounts.FindAsync(Name, cancellation);
            await log.AddAsync(known?.Name ?? "unknown", "sign-in.failed", HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", null, cancellation);
            // One sentence for every reason: it doesn't tell which accounts there are.
            Problem = $"The name or the password is wrong. After {AccountStore.MaxFailures} failures an account rests for {AccountStore.Lockout.TotalMinutes} minutes.";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await log.AddAsync(account.Name, "sign-in", HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", null, cancellation);
        await HttpContext.SignInAsync(Session.Principal(account));
        return LocalRedirect(To ?? "/");
    }
}
