using System.Security.Claims;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Pages;

/// <summary>A line of the main navigation.</summary>
/// <param name="Section">What pages call themselves in <c>ViewData["Section"]</c>.</param>
/// <param name="Pattern">Its line in the rights table.</param>
/// <param name="Count">What waits there; 0: nothing is shown.</param>
public sealed record NavigationItem(string Section, string Title, string Href, string Icon, string Pattern, long Count = 0);

/// <summary>The main navigation: what an account may open.</summary>
public sealed class Navigation(CopyCounts counts)
{
    private static readonly NavigationItem[] Items =
    [
        new("overview", "Overview", "/", "overview", ""),
        new("review", "Review", "/review", "review", "review/{id:long?}"),
        new("texts", "Texts", "/texts", "texts", "texts"),
        new("products", "Products", "/products", "products", "products"),
        new("quality", "Quality", "/quality", "quality", "quality"),
        new("insight", "Insight", "/insight", "insight", "insight"),
        new("glossary", "Glossary", "/glossary", "glossary", "glossary"),
        new("runs", "Runs", "/runs", "runs", "runs"),
        new("imports", "Imports", "/imports", "imports", "imports"),
        new("exports", "Exports", "/exports", "exports", "exports"),
        new("accounts", "Accounts", "/accounts", "accounts", "accounts"),
        new("audit", "Audit log", "/audit", "history", "audit"),
        new("jobs", "Jobs", DashboardPaths.Jobs, "jobs", "jobs/{**path}"),
    ];

    /// <summary>The lines for a person.</summary>
    public async Task<IReadOnlyList<NavigationItem>> ForAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var waiting = await counts.WaitingForAsync(user.AccountName(), cancellation);
        return [.. Items
            .Where(item => Rights.May(user, "GET", item.Pattern))
            .Select(item => item.Section == "review" ? item with { Count = waiting } : item)];
    }
}
