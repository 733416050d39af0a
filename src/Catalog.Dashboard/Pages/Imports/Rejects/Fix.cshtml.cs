using Catalog.Dashboard.Security;
using Catalog.Jobs.Export;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Imports.Rejects;

/// <summary>A rejected row in a form: corrected here, it is brought again as a rejects file of its import would be.</summary>
public sealed class FixModel(ImportQueries queries, RejectRepair repair, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The import that left the row out.</summary>
    public ImportView Import { get; private set; } = null!;

    /// <summary>The rejected row.</summary>
    public RejectView Reject => Lines[0];

    /// <summary>The lines of the file that describe the product: the rejected row, and those that belong to it.</summary>
    public IReadOnlyList<RejectView> Lines { get; private set; } = [];

    /// <summary>What is in the form: a list of cells for each line.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cells { get; private set; } = [];

    /// <summary>Why the row is still out after it was corrected; null: that wasn't tried.</summary>
    public RowReject? StillOut { get; private set; }

    /// <summary>Why nothing was tried.</summary>
    public string? Problem { get; private set; }

    /// <summary>The field of a cell.</summary>
    public static string Field(int line, int column) => FormattableString.Invariant($"cell[{line}][{column}]");

    /// <summary>The column that is wrong, as the file calls it; empty: the row as a whole.</summary>
    public string WrongColumn => Import.FileColumn(StillOut?.Column ?? Reject.ColumnName);

    /// <summary>Shows the row as it came.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int line, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, line, cancellation)) return NotFound();
        // The apostrophe that keeps a spreadsheet from running a cell is no part of it.
        Cells = [.. Lines.Select(row => Import.Columns.Select((_, i) => i < row.Cells.Length ? FormulaGuard.Undo(row.Cells[i]) : "").ToArray())];
        return Page();
    }

    /// <summary>Imports the corrected row.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int line, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, line, cancellation)) return NotFound();
        Cells = [.. Lines.Select(row => Import.Columns.Select((_, i) => Request.Form[Field(row.Line, i)].ToString()).ToArray())];
        var outcome = await catalogs.ReadAsync(cancellation) is { } catalog
            ? await repair.TryAsync(id, [.. Lines.Zip(Cells, (row, cells) => new RepairedLine(row.Line, cells))], catalog, User.AccountName(), cancellation)
            : new RepairOutcome(null, null, "There is no catalogue yet.");
        if (outcome is { Report: not null, Reject: null }) return LocalRedirect(FormattableString.Invariant($"/imports/{id}?corrected={line}#rejects"));
        (Problem, StillOut) = (outcome?.Refusal, outcome?.Reject);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(long id, int line, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { } import) return false;
        Import = import;
        Lines = await queries.ProductAsync(id, line, cancellation);
        return Lines.Count > 0 && !Lines[0].IsIn;
    }
}
