using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Runs;

/// <summary>The list of runs, and the button that starts one.</summary>
public sealed class IndexModel(RunQueries queries, IRunRequests requests) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The page's runs, the newest first.</summary>
    public IReadOnlyList<RunView> Runs { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>True where there are newer runs than the page's.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>Shows a page of runs.</summary>
    public async Task OnGetAsync(long? before, CancellationToken cancellation)
    {
        var rows = await queries.PageAsync(before, PageSize + 1, cancellation);
        Runs = [.. rows.Take(PageSize)];
        IsFurther = before is not null;
        Older = rows.Count > PageSize ? FormattableString.Invariant($"/runs?before={Runs[^1].Id}") : null;
    }

    /// <summary>Starts a refresh and shows it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var id = await requests.StartRefreshAsync(User.AccountName(), cancellation);
        return Redirect(FormattableString.Invariant($"/runs/{id}"));
    }
}
