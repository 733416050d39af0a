using Catalog.Jobs.Checks.Typography;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Review;

namespace Catalog.Jobs.Import.Texts;

/// <summary>What a file asks for: texts to write, and rows that can't be used.</summary>
internal sealed class EditPlan
{
    private readonly SortedDictionary<int, RowReject> rejects = [];
    private readonly SortedSet<int> good = [];
    private readonly int linePlace;

    /// <param name="linePlace">Where a rejects file has the lines of the import that it corrects; -1: nowhere.</param>
    public EditPlan(int linePlace = -1) => this.linePlace = linePlace;

    /// <summary>Data rows.</summary>
    public int Rows { get; set; }

    /// <summary>Texts to write, by copy.</summary>
    public Dictionary<long, TextEdit> Edits { get; } = [];

    /// <summary>Texts that were written and wait for review.</summary>
    public int Waiting { get; set; }

    /// <summary>Lines of the corrected import whose rows are in, or need nothing any more.</summary>
    public IReadOnlyCollection<int> Corrected => good;

    /// <summary>Rows that change something.</summary>
    public int Changed => Edits.Values.SelectMany(edit => edit.Rows).Select(row => row.Line).Distinct().Count(line => !rejects.ContainsKey(line));

    /// <summary>Rejected rows in the file's order.</summary>
    public IReadOnlyList<RowReject> Rejects() => [.. rejects.Values];

    /// <summary>Takes a row's edits; where another row wants something else in the same place, the row is rejected.</summary>
    public void Add(TableRow row, IReadOnlyList<CellEdit> edits)
    {
        if (edits.FirstOrDefault(edit => Edits.TryGetValue(edit.Text.CopyId, out var other) && edit.Fields.Any(field => other.Contradicts(field))) is { } twice)
        {
            Reject(row, new(twice.Cell.Column, "twice", "Another row of the file has another text for the same product, locale and field.", "Keep one of them."));
            return;
        }

        foreach (var edit in edits)
        {
            if (!Edits.TryGetValue(edit.Text.CopyId, out var text)) Edits.Add(edit.Text.CopyId, text = new(edit.Text));
            text.Add(row, edit);
        }

        if (LineOf(row) is { } line) good.Add(line);
    }

    /// <summary>Leaves a row out. What other texts it has in it stays out, too.</summary>
    public void Reject(TableRow row, RowProblem problem)
    {
        var line = LineOf(row);
        var reject = new RowReject(row.Line, problem.Column, problem.Code, problem.Reason, problem.Hint, [.. row.Cells.Select(CellText.Storable)]) { CorrectsLine = line };
        rejects.TryAdd(row.Line, reject);
        if (line is { } corrected) good.Remove(corrected);
    }

    /// <summary>Drops edits that change nothing once spaces are as everywhere: a dry run says what the import will do.</summary>
    public void Settle()
    {
        foreach (var edit in Edits.Values.ToList())
        {
            if (SpaceNormalizer.Normalize(edit.Edited(), edit.Text.Locale).ToJson() == edit.Text.Approved?.ToJson()) Edits.Remove(edit.Text.CopyId);
        }
    }

    /// <summary>What becomes of the texts; rows that are rejected, be it while they were written, count for nothing.</summary>
    public TextsReport Report(Origin origin)
    {
        var texts = Edits.Values.Where(edit => edit.Rows.TrueForAll(row => !rejects.ContainsKey(row.Line))).ToList();
        var changes = texts.SelectMany(text => text.Cells.Select(cell => cell.Change(text))).OrderBy(change => change.Line).ToList();
        return new(
            origin.Channel.Name, origin.Batch, changes.Count, texts.Count, texts.Count(text => text.Text.Author == Revision.ModelAuthor),
            [.. changes.Take(TextsReport.ShownChanges)]);
    }

    private int? LineOf(TableRow row) => RejectColumns.LineOf(row, linePlace);
}
