using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Import.Texts;

/// <summary>A cell that a person wrote.</summary>
/// <param name="Fields">Field key → its items, only those that differ from what is approved.</param>
internal sealed record CellEdit(KnownText Text, FileCell Cell, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields);

/// <summary>A changed cell and its row.</summary>
internal sealed record EditedCell(TableRow Row, CellEdit Edit)
{
    /// <summary>The cell before and after, as the channel's file has it.</summary>
    public TextChange Change(TextEdit text) => new(
        Row.Line, Edit.Cell.Column, text.Text.Sku, text.Text.Locale, Edit.Cell.Slot.Write(text.Text.Approved!), Edit.Cell.Slot.Write(text.Edited()), text.Text.Author);
}

/// <summary>The edits of one text, of one row or of several.</summary>
internal sealed class TextEdit(KnownText text)
{
    private readonly Dictionary<string, IReadOnlyList<string>> fields = [];

    /// <summary>The text.</summary>
    public KnownText Text => text;

    /// <summary>The cells that the edits come from.</summary>
    public List<EditedCell> Cells { get; } = [];

    /// <summary>The rows that the edits come from.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>The column of the first edit, for messages.</summary>
    public string Column => Cells.Count == 0 ? "" : Cells[0].Edit.Cell.Column;

    /// <summary>The approved text with the edits.</summary>
    public Copy Edited() => new([.. text.Approved!.Fields.Select(old => fields.TryGetValue(old.Key, out var items) ? old with { Items = items } : old)]);

    /// <summary>True where the same field has another text already.</summary>
    public bool Contradicts(KeyValuePair<string, IReadOnlyList<string>> field) => fields.TryGetValue(field.Key, out var items) && !items.SequenceEqual(field.Value);

    /// <summary>Takes an edit.</summary>
    public void Add(TableRow row, CellEdit edit)
    {
        foreach (var (key, items) in edit.Fields) fields[key] = items;
        if (!Rows.Contains(row)) Rows.Add(row);
        Cells.Add(new(row, edit));
    }
}
