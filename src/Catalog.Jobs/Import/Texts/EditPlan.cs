using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Import.Texts;

/// <summary>What a file asks for: texts to write, and rows that can't be used.</summary>
internal sealed class EditPlan
{
    private readonly SortedDictionary<int, RowReject> rejects = [];
    private readonly HashSet<int> changed = [];

    /// <summary>Data rows.</summary>
    public int Rows { get; set; }

    /// <summary>Texts to write, by copy.</summary>
    public Dictionary<long, TextEdit> Edits { get; } = [];

    /// <summary>Texts that were written and wait for review.</summary>
    public int Waiting { get; set; }

    /// <summary>Rows that change something.</summary>
    public int Changed => changed.Count;

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

        if (edits.Count > 0) changed.Add(row.Line);
    }

    /// <summary>Leaves a row out. What other texts it has in it stays out, too.</summary>
    public void Reject(TableRow row, RowProblem problem)
    {
        rejects.TryAdd(row.Line, new(row.Line, problem.Column, problem.Code, problem.Reason, problem.Hint, [.. row.Cells.Select(CellText.Storable)]));
        changed.Remove(row.Line);
    }

    /// <summary>The row changes nothing after all.</summary>
    public void Leave(TableRow row) => changed.Remove(row.Line);
}

/// <summary>A cell that a person wrote.</summary>
/// <param name="Fields">Field key → its items, only those that differ from what is approved.</param>
internal sealed record CellEdit(KnownText Text, FileCell Cell, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields);

/// <summary>The edits of one text, of one row or of several.</summary>
internal sealed class TextEdit(KnownText text)
{
    private readonly Dictionary<string, IReadOnlyList<string>> fields = [];

    /// <summary>The text.</summary>
    public KnownText Text => text;

    /// <summary>The rows that the edits come from.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>The column of the first edit, for messages.</summary>
    public string Column { get; private set; } = "";

    /// <summary>The approved text with the edits.</summary>
    public Copy Edited() => new([.. text.Approved!.Fields.Select(old => fields.TryGetValue(old.Key, out var items) ? old with { Items = items } : old)]);

    /// <summary>True where the same field has another text already.</summary>
    public bool Contradicts(KeyValuePair<string, IReadOnlyList<string>> field) => fields.TryGetValue(field.Key, out var items) && !items.SequenceEqual(field.Value);

    /// <summary>Takes an edit.</summary>
    public void Add(TableRow row, CellEdit edit)
    {
        foreach (var (key, items) in edit.Fields) fields[key] = items;
        if (!Rows.Contains(row)) Rows.Add(row);
        if (Column.Length == 0) Column = edit.Cell.Column;
    }
}
