using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Catalog.Dashboard.Pages;

/// <summary>Sign-in by name and password.</summary>
[EnableRateLimiting(SecurityServices.SignInLimit)]
public sealed class SignInModel(AccountStore accounts) : PageModel
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
            // One sentence for every reason: it doesn't tell which accounts there are.
            Problem = $"The name or the password is wrong. After {AccountStore.MaxFailures} failures an account rests for {AccountStore.Lockout.TotalMinutes} minutes.";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await HttpContext.SignInAsync(Session.Principal(account));
        return LocalRedirect(To ?? "/");
    }
}
