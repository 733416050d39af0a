using Catalog.Jobs.Audit;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Audit;

/// <summary>The audit log for operators.</summary>
public sealed class IndexModel(AuditQueries log, AuditSealer sealer) : PageModel
{
    private const int PageSize = 50;

    /// <summary>What is looked for.</summary>
    public AuditFilter Filter { get; private set; } = null!;

    /// <summary>The page's entries, the newest first.</summary>
    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>The address of the same entries as a file.</summary>
    public string FileAddress => $"/audit/file?{AuditRoute.Query(Filter)}";

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(long? before, CancellationToken cancellation)
    {
        Filter = AuditRoute.Read(Request.Query);
        await sealer.SealAsync(cancellation);
        var rows = await log.PageAsync(Filter, before, PageSize + 1, cancellation);
        Lines = [.. rows.Take(PageSize)];
        First = before is null ? null : $"/audit?{AuditRoute.Query(Filter)}";
        Older = rows.Count > PageSize ? FormattableString.Invariant($"/audit?{AuditRoute.Query(Filter)}&before={Lines[^1].Id}") : null;
    }
}
