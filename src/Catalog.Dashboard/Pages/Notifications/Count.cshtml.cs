using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Notifications;

/// <summary>The bell alone: what open pages ask for now and then.</summary>
public sealed class CountModel : PageModel
{
    /// <summary>Shows the bell; a browser that comes here by itself goes to the notifications.</summary>
    public IActionResult OnGet() => Request.IsFragment() ? Partial("_Bell") : Redirect("/notifications");
}
