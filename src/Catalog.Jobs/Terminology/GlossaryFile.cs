using System.Text;
using System.Text.Unicode;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using CsvHelper;

namespace Catalog.Jobs.Terminology;

/// <summary>A row of a glossary file.</summary>
/// <param name="Line">The line on which it starts; 1 is the header.</param>
/// <param name="Raw">The cells as they came, in the file's order.</param>
/// <param name="Cells">Null where the row has more or fewer cells than the header.</param>
internal sealed record GlossaryRow(long Line, IReadOnlyList<string> Raw, GlossaryCells? Cells);

/// <summary>A glossary file as it was read.</summary>
/// <param name="Problem">Why it can't be used at all; null: it can.</param>
/// <param name="ProblemLine">The line of the problem; null: the file as a whole.</param>
internal sealed record GlossaryFile(IReadOnlyList<string> Header, IReadOnlyList<GlossaryRow> Rows, string? Problem = null, long? ProblemLine = null)
{
    /// <summary>The biggest file that is read, bytes.</summary>
    public const int MostBytes = 32 << 20;

    /// <summary>Reads a CSV file in UTF-8, with or without byte order mark.</summary>
    public static async Task<GlossaryFile> ReadAsync(byte[] content, CancellationToken ct)
    {
        if (content.Length > MostBytes) return Broken($"has more than {MostBytes >> 20} MB");
        if (!Utf8.IsValid(content)) return Broken("is not UTF-8; save it as \"CSV UTF-8\"");
        try
        {
            return await ParseAsync(content, ct);
        }
        catch (CsvFormatException exception)
        {
            return Broken("a quotation mark stands where none may; put the cell in quotation marks and double the marks inside it", exception.LineNumber);
        }
    }

    /// <summary>Writes entries: UTF-8 with byte order mark, CR LF, cells safe to open in a spreadsheet.</summary>
    public static byte[] Write(IEnumerable<GlossaryTerm> terms)
    {
        var text = new StringBuilder();
        Append(text, GlossaryCells.Columns);
        foreach (var term in terms) Append(text, GlossaryCells.Of(term).InOrder);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Adds a row of a CSV file.</summary>
    internal static void Append(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(FormulaGuard.Defuse).Select(Quote)).Append("\r\n");

    private static async Task<GlossaryFile> ParseAsync(byte[] content, CancellationToken ct)
    {
        await using var reader = CsvReader.Create(content, CsvReaderOptions.Default with
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            TrimWhitespace = true,
            MalformedData = CsvMalformedDataHandling.Throw,
        });
        if (!await reader.ReadAsync(ct)) return Broken("is empty");
        var header = Cells(reader);
        // What a rejects file adds is no part of the entry.
        var known = header.Where(column => !GlossaryRejects.Extra.Contains(column)).ToList();
        if (known.Except(GlossaryCells.Columns).Any() || GlossaryCells.Needed.Except(known).Any() || known.Distinct().Count() != known.Count)
            return Broken($"the header must have {string.Join(" and ", GlossaryCells.Needed)} and may have the others of {string.Join(',', GlossaryCells.Columns)}", 1);
        var rows = new List<GlossaryRow>();
        while (await reader.ReadAsync(ct))
        {
            var cells = Cells(reader);
            if (cells.All(cell => cell.Length == 0)) continue;
            rows.Add(new(reader.LineNumber, cells, cells.Count > header.Count ? null : GlossaryCells.Read(column => Cell(header, cells, column))));
        }

        return new(header, rows);
    }

    private static List<string> Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static string Cell(List<string> header, List<string> cells, string column)
    {
        var at = header.IndexOf(column);
        return at < 0 || at >= cells.Count ? "" : FormulaGuard.Undo(cells[at]);
    }

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") || cell.Trim() != cell ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static GlossaryFile Broken(string problem, long? line = null) => new([], [], problem, line);
}
