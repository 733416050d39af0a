using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>The channels with a button each, and the files that were written.</summary>
public sealed class IndexModel(ExportQueries queries, IFileRequests requests, ICurrentCatalog catalogs, DashboardSettings settings) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The catalogue's channels.</summary>
    public IReadOnlyList<Channel> Channels { get; private set; } = [];

    /// <summary>The page's exports, the newest first.</summary>
    public IReadOnlyList<ExportView> Exports { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>True where there are newer exports than the page's.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>True after an export was asked for: its file comes into the list when it is written.</summary>
    public bool IsSent { get; private set; }

    /// <summary>True where the file can be downloaded.</summary>
    public bool IsServed(ExportView export) => ExportFileEndpoint.IsServed(export, settings);

    /// <summary>Shows a page of exports.</summary>
    public async Task OnGetAsync(long? before, bool sent, CancellationToken cancellation)
    {
        Channels = (await catalogs.ReadAsync(cancellation))?.Channels ?? [];
        var rows = await queries.PageAsync(before, PageSize + 1, cancellation);
        Exports = [.. rows.Take(PageSize)];
        IsFurther = before is not null;
        IsSent = sent;
        Older = rows.Count > PageSize ? FormattableString.Invariant($"/exports?before={Exports[^1].Id}") : null;
    }

    /// <summary>Exports a channel.</summary>
    public async Task<IActionResult> OnPostAsync(string? channel, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        if (catalog?.Channels.FirstOrDefault(known => known.Name == channel) is not { } wanted) return NotFound();
        await requests.ExportAsync(wanted.Name, User.AccountName(), cancellation);
        return Redirect("/exports?sent=1");
    }
}
