using System.Globalization;
using System.Text;
using Catalog.Jobs.Export;

namespace Catalog.Jobs.Terminology;

/// <summary>A row of a glossary file that was not taken.</summary>
/// <param name="Line">The line of the file; 1 is the header.</param>
/// <param name="Column">The column at fault; empty: the row as a whole.</param>
/// <param name="Reason">All that is wrong with it.</param>
/// <param name="Cells">The row as it came.</param>
public sealed record GlossaryReject(long Line, string Column, string Reason, IReadOnlyList<string> Cells);

/// <summary>What an import of a glossary left out, as a CSV file that can be fixed and brought again.</summary>
internal static class GlossaryRejects
{
    /// <summary>The columns that it adds.</summary>
    public static IReadOnlyList<string> Extra { get; } = ["line", "column", "reason"];

    /// <summary>The file's own columns, then line, column and reason.</summary>
    public static byte[] Write(IReadOnlyList<string> header, IEnumerable<GlossaryReject> rejects)
    {
        var own = header.Index().Where(column => !Extra.Contains(column.Item)).ToList();
        var text = new StringBuilder();
        GlossaryFile.Append(text, [.. own.Select(column => column.Item), .. Extra]);
        foreach (var reject in rejects)
        {
            // What a row has too much stays, in its last cell.
            var cells = reject.Cells.Count <= header.Count
                ? reject.Cells
                : [.. reject.Cells.Take(header.Count - 1), string.Join(',', reject.Cells.Skip(header.Count - 1))];
            var kept = own.Select(column => column.Index < cells.Count ? FormulaGuard.Undo(cells[column.Index]) : "");
            GlossaryFile.Append(text, [.. kept, reject.Line.ToString(CultureInfo.InvariantCulture), reject.Column, reject.Reason]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
