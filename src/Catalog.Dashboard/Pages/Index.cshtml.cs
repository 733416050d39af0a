using Catalog.Dashboard.Pages.Overview;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages;

/// <summary>What the last night did, and what waits.</summary>
public sealed class IndexModel(OverviewQuery query) : PageModel
{
    /// <summary>What is shown.</summary>
    public OverviewData Data { get; private set; } = null!;

    /// <summary>Shows the overview.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Data = await query.ReadAsync(cancellation);
}
