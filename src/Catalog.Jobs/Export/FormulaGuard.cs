namespace Catalog.Jobs.Export;

/// <summary>
/// Keeps spreadsheets from taking a cell for a formula: such a cell gets an apostrophe in front, which spreadsheets don't show.
/// It can be undone: a cell that starts with apostrophes and then looks like a formula gets one more.
/// </summary>
public static class FormulaGuard
{
    private const string Starts = "=+-@\t\r\n";

    /// <summary>The cell as it is written to a file.</summary>
    public static string Defuse(string cell) => LooksLikeFormula(cell) ? "'" + cell : cell;

    /// <summary>The cell as it was before <see cref="Defuse"/>; others stay as they are.</summary>
    public static string Undo(string cell) => cell.StartsWith('\'') && LooksLikeFormula(cell) ? cell[1..] : cell;

    private static bool LooksLikeFormula(string cell)
    {
        var text = cell.AsSpan().TrimStart('\'');
        return text.Length > 0 && Starts.Contains(text[0], StringComparison.Ordinal);
    }
}
