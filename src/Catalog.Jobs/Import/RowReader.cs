using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Import;

/// <summary>Turns the records of one file into products, or says what is wrong with them: the first fault of a row counts.</summary>
/// <param name="known">What the catalogue has; remembers the article numbers that the file has had.</param>
internal sealed class RowReader(ColumnMapping columns, CellPolicies policies, ColumnLayout layout, KnownRows known)
{
    /// <summary>The longest article number that is taken, in UTF-16 units.</summary>
    public const int LongestKey = 200;

    private readonly string[] mapped = [.. layout.Columns];
    private readonly string[] attributes = [.. columns.Attributes.Append(columns.Flags).OfType<string>()];

    /// <summary>Reads a record. A row that is left out doesn't take its article number.</summary>
    /// <param name="media">The files that its cells name.</param>
    public RowResult Read(TableRow record, FoundMedia media)
    {
        if (FaultyForm(record) is { } malformed) return Reject(record, malformed);
        var row = new Reading(record, new Dictionary<string, string>(mapped.Length));
        foreach (var column in mapped)
        {
            var cell = record.Cells[layout.PlaceOf(column)];
            if ((FaultyCell(column, cell) ?? TableFault(record, column)) is { } bad && !Skips(row, bad)) return Reject(record, bad);
            row.Values[column] = row.IsSkipped(column) ? "" : CellText.Clean(cell);
        }

        if (FaultyIdentity(row) is { } nameless) return Reject(record, nameless);
        if (columns.Flags is { } flags && FlagGrammar.ReadAll(row.Values[flags]).Problem is { } problem)
        {
            var bad = new Fault(flags, "bad-flag", $"The flag {problem}.", "Correct it, or empty the cell; docs/catalog-json.md has the flags.");
            if (!Skips(row, bad)) return Reject(record, bad);
        }

        var (pictures, lostPicture) = Media(row, columns.Pictures, "picture", media);
        if (lostPicture is not null) return Reject(record, lostPicture);
        var (documents, lostDocument) = Media(row, columns.Documents, "document", media);
        if (lostDocument is not null) return Reject(record, lostDocument);
        return new(new ProductRow(record.Line, row.Values[columns.Key], Facts(row), Attributes(row), pictures, documents), null)
        {
            Kept = policies.Empty.Count == 0 ? [] : [.. mapped.Where(column => row.Values[column].Length == 0 && policies.OfEmpty(column) == EmptyCell.Keep)],
            Skipped = row.Skipped,
        };
    }

    private static Fault? FaultyCell(string column, string cell)
    {
        if (cell.Length > CellText.Longest)
        {
            return new(column, "too-long", $"The cell has {cell.Length} characters; at most {CellText.Longest} are taken.",
                "Shorten it, or look for a quotation mark that isn't closed.");
        }

        return CellText.Forbidden(cell) is { } letter
            ? new(column, "control-character", $"The cell has the control character {letter}.", "Remove it; it can't be seen, so typing the cell anew is the surest way.")
            : null;
    }

    private Fault? TableFault(TableRow record, string column) =>
        record.Faults.FirstOrDefault(fault => fault.Column == layout.PlaceOf(column)) is { } found ? new(column, found.Code, found.Reason, found.Hint) : null;

    private Fault? FaultyForm(TableRow record)
    {
        if (record.IsGarbled)
            return new("", "bad-quotes", "Text follows the quotation mark that closes a cell.", "Double the quotation marks that belong to the text.");
        if (record.Faults.FirstOrDefault(fault => fault.Column < 0) is { } found) return new("", found.Code, found.Reason, found.Hint);
        return record.Cells.Length == layout.Header.Count ? null : new("", "wrong-cells",
            $"The row has {record.Cells.Length} cells, the header {layout.Header.Count}.",
            "Give every column its cell; put cells with the separator in them in quotation marks.");
    }

    private Fault? FaultyIdentity(Reading row)
    {
        var key = row.Values[columns.Key];
        if (key.Length == 0) return new(columns.Key, "no-key", "The row has no article number.", "Give it one.");
        if (key.Length > LongestKey)
            return new(columns.Key, "too-long", $"The article number has {key.Length} characters; at most {LongestKey} are taken.", "Shorten it.");
        if (known.LineOf(key) is > 0 and var line)
        {
            return new(columns.Key, "duplicate-key", $"The article number {key} was there already in line {line}; that row stays.",
                "Give the row another article number, or remove it.");
        }

        var keeps = policies.OfEmpty(columns.Title) == EmptyCell.Keep && known.Has(key);
        return row.Values[columns.Title].Length == 0 && !keeps ? new(columns.Title, "no-title", "The row has no title.", "Give it one.") : null;
    }

    private (IReadOnlyList<MediaCell> Files, Fault? Fault) Media(Reading row, IReadOnlyList<string> mediaColumns, string kind, FoundMedia media)
    {
        if (mediaColumns.Count == 0) return ([], null);
        var files = new List<MediaCell>();
        foreach (var column in mediaColumns)
        {
            if (row.Values[column] is not { Length: > 0 } path) continue;
            if (media.Of(path).File is { } file) files.Add(new(column, file));
            else if (FaultyMedia(column, kind, path, media.ProblemOf(path) ?? new("missing")) is var bad && !Skips(row, bad)) return ([], bad);
        }

        return (files, null);
    }

    private static Fault FaultyMedia(string column, string kind, string path, MediaProblem problem) => problem.Code switch
    {
        "missing" => new(column, $"missing-{kind}", $"The {kind} {path} is not there or can't be read.{(problem.Detail.Length > 0 ? $" {problem.Detail}" : "")}",
            "Put the file beside the CSV file under this path, or empty the cell."),
        "path-outside" => new(column, problem.Code, $"The path {path} leads out of the folder of the CSV file.", "Put the file into that folder and give its path from there."),
        MediaProblem.Remote => new(column, problem.Code, problem.Detail, "Correct the address, see that it can be reached from here, or empty the cell."),
        _ => new(column, problem.Code, $"The {kind} {path} is too large. {problem.Detail}", "Make it smaller: a picture may have 100 million pixels."),
    };

    // Key and title are what a row is about: without them there is no product to bring in.
    private bool Skips(Reading row, Fault bad)
    {
        if (bad.Column == columns.Key || bad.Column == columns.Title || policies.OfBad(bad.Column) != BadValue.SkipValue) return false;
        row.Skip(new(row.Record.Line, bad.Column, bad.Code, bad.Reason));
        return true;
    }

    private List<Fact> Facts(Reading row)
    {
        var facts = new List<Fact>(columns.Facts.Count);
        foreach (var column in columns.Facts)
        {
            var cell = row.Values[column];
            if (cell.Length == 0) continue;
            string[] values = columns.Lists.TryGetValue(column, out var separator)
                ? cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [cell];
            if (values.Length > 0) facts.Add(new(column, values));
        }

        return facts;
    }

    private Dictionary<string, string> Attributes(Reading row)
    {
        var values = new Dictionary<string, string>(attributes.Length);
        foreach (var column in attributes)
        {
            if (row.Values[column].Length > 0) values[column] = row.Values[column];
        }

        return values;
    }

    // The cells go back as the file has them, whatever a dialect or a mapping made of them.
    private static RowResult Reject(TableRow record, Fault fault)
    {
        var first = record.Parts.Count > 0 ? record.Parts[0] : record;
        return new(null, new RowReject(first.Line, fault.Column, fault.Code, fault.Reason, fault.Hint, [.. first.Cells.Select(CellText.Storable)])
        {
            Further = record.Parts.Count > 1 ? [.. record.Parts.Skip(1)] : [],
        });
    }

    private sealed record Fault(string Column, string Code, string Reason, string Hint);

    // A row while it is read.
    private sealed record Reading(TableRow Record, Dictionary<string, string> Values)
    {
        private List<SkippedValue>? skipped;

        public IReadOnlyList<SkippedValue> Skipped => skipped ?? [];

        public void Skip(SkippedValue value)
        {
            (skipped ??= []).Add(value);
            Values[value.Column] = "";
        }

        public bool IsSkipped(string column) => skipped is not null && skipped.Exists(value => value.Column == column);
    }
}
