using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages;

/// <summary>Ends a sign-in on this browser.</summary>
public sealed class SignOutModel(DashboardSettings settings) : PageModel
{
    /// <summary>Signs out. Who came from the identity provider is still signed in there, and is told so.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var isFromProvider = settings.Access.OpenId is not null && User.SignInWay() == SignInWay.OpenId;
        await Session.EndAsync(HttpContext);
        return Redirect(isFromProvider ? $"{DashboardPaths.SignIn}?left={SignInWay.OpenId}" : DashboardPaths.SignIn);
    }
}
