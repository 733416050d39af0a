using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Reads a file of texts and compares it with what was exported and with what is there now.</summary>
internal sealed class EditPlanner(NpgsqlConnection connection, TextTable table, Origin origin)
{
    private const int Page = 500;
    private readonly KnownTexts known = new(connection, origin);
    private readonly CellComparison comparison = new(origin, origin.IsGuarded || table.IsRejects);

    /// <summary>The plan; nothing is written.</summary>
    /// <param name="progress">Told after every page of rows.</param>
    public async Task<EditPlan> PlanAsync(IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var plan = new EditPlan(RejectColumns.LinePlace(table.Table.SourceHeader));
        var page = new List<(TableRow Row, RowCells Cells)>();
        var bytes = new BytesRead();
        await foreach (var row in table.Table.ReadAsync(bytes, ct))
        {
            plan.Rows++;
            if (RowProblem(row) is { } problem) plan.Reject(row, problem);
            else if (origin.Layout.Read(table.Header, row) is var cells && cells.Problem is { } wrong) plan.Reject(row, wrong);
            else page.Add((row, cells));
            if (plan.Rows % Page != 0) continue;
            await TakeAsync(plan, page, ct);
            progress?.Report(new(plan.Rows, bytes.Now, table.Table.Bytes));
        }

        await TakeAsync(plan, page, ct);
        plan.Settle();
        return plan;
    }

    private async Task TakeAsync(EditPlan plan, List<(TableRow Row, RowCells Cells)> page, CancellationToken ct)
    {
        var texts = await known.FindAsync([.. page.Select(row => row.Cells.Key.Trim()).Where(key => key.Length > 0).Distinct()], ct);
        foreach (var (row, cells) in page)
        {
            var edits = new List<CellEdit>();
            var problem = texts.Contains(cells.Key.Trim()) ? null : UnknownKey(cells.Key);
            foreach (var cell in problem is null ? cells.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)) : [])
            {
                var text = texts[cells.Key.Trim()].FirstOrDefault(text => text.Locale == cell.Locale);
                if (cell.Revision is { } number && text is not null && text.Number != number) text = await known.WithRevisionAsync(text, number, ct);
                (var edit, problem) = comparison.Compare(cell, text);
                if (problem is not null) break;
                if (edit is not null) edits.Add(edit);
            }

            if (problem is not null) plan.Reject(row, problem);
            else plan.Add(row, edits);
        }

        page.Clear();
    }

    private RowProblem? RowProblem(TableRow row) =>
        row.IsGarbled ? new("", "bad-quotes", "Text follows the quotation mark that closes a cell, so the cells are a guess.", "Double quotation marks that belong to the text.")
        : row.Cells.Length > table.Table.Header.Count ? new("", "wrong-cells", $"The row has {row.Cells.Length} cells, the header {table.Table.Header.Count}.", "Put cells with the delimiter in them into quotation marks.")
        : null;

    private RowProblem UnknownKey(string key) => new(
        TextRecognition.Key(origin.Channel), "unknown-key", key.Trim().Length == 0 ? "The row names no product." : $"No product is known by \"{key.Trim()}\".",
        "Give it as it was exported. Spreadsheets take leading zeros off numbers unless the column is text.");

    private sealed class BytesRead : IProgress<long>
    {
        public long Now { get; private set; }

        public void Report(long value) => Now = value;
    }
}
