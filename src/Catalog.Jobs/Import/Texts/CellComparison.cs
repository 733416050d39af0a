using Catalog.Jobs.Checks;
using Catalog.Jobs.Export;
using Catalog.Jobs.Export.Formats;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Compares a cell with what was exported and what is there now.</summary>
/// <param name="isGuarded">The file's cells are defused.</param>
internal sealed class CellComparison(Origin origin, bool isGuarded)
{
    /// <summary>The edit, or why the cell can't be taken; neither where nothing was edited, or what was edited is there already.</summary>
    /// <param name="text">Null: the product has no text in the locale.</param>
    public (CellEdit? Edit, RowProblem? Problem) Compare(FileCell cell, KnownText? text)
    {
        if (text?.Approved is { } now && KnownText.IsSame(cell, cell.Slot.Write(now))) return default;
        if (text?.Base is not { } exported)
            return Wrong(cell, "not-exported", $"The text in {cell.Locale} wasn't in batch {origin.Batch}, so nobody saw what this would replace.", "Write it at /review, or export first.");
        var written = cell.Slot.Write(exported);
        if (KnownText.IsSame(cell, written)) return default;
        var edited = isGuarded ? FormulaGuard.Undo(cell.Text) : cell.Text;
        if (Broken(cell, edited, written) is { } broken) return (null, broken);
        if (text.Approved is not { } approved || cell.Slot.Write(approved) != written)
        {
            return Wrong(cell, "conflict", $"The text in {cell.Locale} was changed here since it was exported, or isn't approved any more; nothing was overwritten.",
                "Look at it at /products, export again and edit that file.");
        }

        if (cell.Slot.Read(edited) is not { } read)
            return Wrong(cell, "html", "Only <p>, <br>, <ul> and <li> without attributes can be read back.", "Take the other HTML out.");
        var fields = read.Where(pair => approved.Field(pair.Key)?.Items.SequenceEqual(pair.Value) != true).ToDictionary();
        if (fields.Keys.FirstOrDefault(key => approved.Field(key) is null) is { } unknown)
            return Wrong(cell, "unknown-field", $"The text in {cell.Locale} has no field {unknown}.", "Ask for a new text at /review.");
        return TooLong(fields) is { } tooLong ? Wrong(cell, "limit", tooLong, "Shorten it.") : fields.Count == 0 ? default : (new(text, cell, fields), null);
    }

    private static RowProblem? Broken(FileCell cell, string edited, string exported) =>
        edited.Length > CellText.Longest ? new(cell.Column, "too-long", $"The cell has {edited.Length} characters; {CellText.Longest} are allowed.", "Shorten it.")
        : CellText.Forbidden(edited) is { } letter ? new(cell.Column, "control-character", $"The cell holds {letter}, which no text may.", "Remove it.")
        : LostLetters.In(edited, exported) || (edited.Contains('\uFFFD', StringComparison.Ordinal) && !exported.Contains('\uFFFD', StringComparison.Ordinal))
            ? new(cell.Column, "lost-letters", "Letters were lost: question marks or � stand in their place, because the file was saved in an encoding without them.", "Save the file as \"CSV UTF-8\", from the exported one.")
        : null;

    private string? TooLong(Dictionary<string, IReadOnlyList<string>> fields) => (
        from limit in origin.Channel.Limits
        where fields.ContainsKey(limit.Field)
        from item in fields[limit.Field]
        let length = TextLength.Of(item, limit.Unit)
        where length > limit.Most
        select $"{limit.Field} has {length} {TextLength.Word(limit.Unit)}; {origin.Channel.Name} takes at most {limit.Most}.").FirstOrDefault();

    private static (CellEdit?, RowProblem?) Wrong(FileCell cell, string code, string reason, string hint) => (null, new(cell.Column, code, reason, hint));
}
