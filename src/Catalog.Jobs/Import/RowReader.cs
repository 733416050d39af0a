using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Import;

/// <summary>Turns the records of one file into products, or says what is wrong with them: the first fault of a row counts.</summary>
internal sealed class RowReader(ColumnMapping columns, ColumnLayout layout, MediaFolder media)
{
    private const int LongestKey = 200;

    // Article number → the line that has it.
    private readonly Dictionary<string, int> taken = [];

    /// <summary>Reads a record. A row that is left out doesn't take its article number.</summary>
    public async Task<RowResult> ReadAsync(TableRow record, CancellationToken ct)
    {
        if (FaultyForm(record) is { } fault) return fault;
        var values = layout.Columns.ToDictionary(column => column, column => CellText.Clean(layout.Cell(record.Cells, column)));
        if (FaultyIdentity(record, values[columns.Key], values[columns.Title]) is { } nameless) return nameless;
        if (columns.Flags is { } flags && FlagGrammar.ReadAll(values[flags]).Problem is { } problem)
            return Reject(record, flags, "bad-flag", $"The flag {problem}.", "Correct it, or empty the cell; docs/catalog-json.md has the flags.");
        var (pictures, lostPicture) = await MediaAsync(record, columns.Pictures, "picture", values, ct);
        if (lostPicture is not null) return lostPicture;
        var (documents, lostDocument) = await MediaAsync(record, columns.Documents, "document", values, ct);
        if (lostDocument is not null) return lostDocument;

        taken.Add(values[columns.Key], record.Line);
        var facts = columns.Facts.Select(column => new Fact(column, Values(column, values[column]))).Where(fact => fact.Values.Count > 0).ToList();
        return new(new ProductRow(
            record.Line,
            values[columns.Key],
            values[columns.Title],
            FactText(facts, columns.Category),
            FactText(facts, columns.Brand),
            facts,
            columns.Attributes.Append(columns.Flags).OfType<string>().Where(column => values[column].Length > 0).ToDictionary(column => column, column => values[column]),
            pictures,
            documents), null);
    }

    private RowResult? FaultyForm(TableRow record)
    {
        if (record.IsGarbled)
        {
            return Reject(record, "", "bad-quotes",
                "Text follows the quotation mark that closes a cell.",
                "Double the quotation marks that belong to the text.");
        }

        if (record.Cells.Length != layout.Header.Count)
        {
            return Reject(record, "", "wrong-cells",
                $"The row has {record.Cells.Length} cells, the header {layout.Header.Count}.",
                "Give every column its cell; put cells with the separator in them in quotation marks.");
        }

        foreach (var column in layout.Columns)
        {
            var cell = layout.Cell(record.Cells, column);
            if (cell.Length > CellText.Longest)
            {
                return Reject(record, column, "too-long",
                    $"The cell has {cell.Length} characters; at most {CellText.Longest} are taken.",
                    "Shorten it, or look for a quotation mark that isn't closed.");
            }

            if (CellText.Forbidden(cell) is { } letter)
            {
                return Reject(record, column, "control-character",
                    $"The cell has the control character {letter}.",
                    "Remove it; it can't be seen, so typing the cell anew is the surest way.");
            }
        }

        return null;
    }

    private RowResult? FaultyIdentity(TableRow record, string key, string title)
    {
        if (key.Length == 0)
            return Reject(record, columns.Key, "no-key", "The row has no article number.", "Give it one.");
        if (key.Length > LongestKey)
        {
            return Reject(record, columns.Key, "too-long",
                $"The article number has {key.Length} characters; at most {LongestKey} are taken.",
                "Shorten it.");
        }

        if (taken.TryGetValue(key, out var line))
        {
            return Reject(record, columns.Key, "duplicate-key",
                $"The article number {key} was there already in line {line}; that row stays.",
                "Give the row another article number, or remove it.");
        }

        return title.Length == 0 ? Reject(record, columns.Title, "no-title", "The row has no title.", "Give it one.") : null;
    }

    private async Task<(IReadOnlyList<MediaFile> Files, RowResult? Fault)> MediaAsync(
        TableRow record, IReadOnlyList<string> mediaColumns, string kind, Dictionary<string, string> values, CancellationToken ct)
    {
        var files = new List<MediaFile>();
        foreach (var column in mediaColumns.Where(column => values[column].Length > 0))
        {
            var (file, problem) = kind == "picture" ? await media.FindPictureAsync(values[column], ct) : await media.FindAsync(values[column], ct);
            if (file is null) return ([], MediaFault(record, column, kind, values[column], problem!));
            files.Add(file);
        }

        return (files, null);
    }

    private static RowResult MediaFault(TableRow record, string column, string kind, string path, string problem) => problem switch
    {
        "missing" => Reject(record, column, $"missing-{kind}", $"The {kind} {path} is not there or can't be read.", "Put the file beside the CSV file under this path, or empty the cell."),
        "path-outside" => Reject(record, column, problem, $"The path {path} leads out of the folder of the CSV file.", "Put the file into that folder and give its path from there."),
        _ => Reject(record, column, $"remote-{kind}", problem, "Correct the address, see that it can be reached from here, or empty the cell."),
    };

    private string[] Values(string column, string cell) => columns.Lists.TryGetValue(column, out var separator)
        ? cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : cell.Length == 0 ? [] : [cell];

    private static string FactText(List<Fact> facts, string? column) => facts.FirstOrDefault(fact => fact.Key == column)?.Text ?? "";

    private static RowResult Reject(TableRow record, string column, string code, string reason, string hint) =>
        new(null, new RowReject(record.Line, column, code, reason, hint, [.. record.Cells.Select(CellText.Storable)]));
}
