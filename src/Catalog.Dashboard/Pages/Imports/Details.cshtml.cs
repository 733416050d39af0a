using Catalog.Dashboard.Security;
using Catalog.Jobs.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>An import: its counters, remarks and rejected rows.</summary>
public sealed class DetailsModel(ImportQueries queries) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The import.</summary>
    public ImportView Import { get; private set; } = null!;

    /// <summary>Rejected rows of this page.</summary>
    public IReadOnlyList<RejectView> Rejects { get; private set; } = [];

    /// <summary>The first skipped values.</summary>
    public IReadOnlyList<SkippedValue> Warnings { get; private set; } = [];

    /// <summary>What became of the rows that this import left out; null where it left none out.</summary>
    public RejectsReceipt? Left { get; private set; }

    /// <summary>What became of the rows of the import that this one corrects; null where it corrects none.</summary>
    public RejectsReceipt? Corrected { get; private set; }

    /// <summary>The address of the next rejected rows; null: these are the last.</summary>
    public string? More { get; private set; }

    /// <summary>The address of the first rejected rows; null: these are they.</summary>
    public string? First { get; private set; }

    /// <summary>The line that was corrected just now; null: none was.</summary>
    public int? FixedLine { get; private set; }

    /// <summary>Shows the import; while it works, its counters ask for themselves.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int? after, int? corrected, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { } import) return NotFound();
        Import = import;
        FixedLine = corrected;
        if (Request.IsFragment())
        {
            if (!import.IsRunning) Response.Headers["HX-Refresh"] = "true";
            return Partial("_Counters", import);
        }

        var rows = await queries.RejectsAsync(id, after ?? 0, PageSize + 1, cancellation);
        Rejects = [.. rows.Take(PageSize)];
        if (import.Skipped > 0) Warnings = await queries.WarningsAsync(id, PageSize, cancellation);
        if (import.Rejected > 0) Left = await queries.ReceiptAsync(id, cancellation);
        if (import.Corrects is { } corrects) Corrected = await queries.ReceiptAsync(corrects, cancellation);
        More = rows.Count > PageSize ? FormattableString.Invariant($"/imports/{id}?after={Rejects[^1].Line}") : null;
        First = after is null ? null : FormattableString.Invariant($"/imports/{id}");
        return Page();
    }

    /// <summary>Asks the import to stop: nothing of it is kept then.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        await queries.StopAsync(id, User.AccountName(), cancellation);
        return Redirect(FormattableString.Invariant($"/imports/{id}"));
    }
}
