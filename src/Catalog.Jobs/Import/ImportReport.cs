namespace Catalog.Jobs.Import;

/// <summary>What an import did, or would do.</summary>
/// <param name="ImportId">The row in table import; null for a dry run.</param>
/// <param name="File">The file's name.</param>
/// <param name="Rows">Lines of data in the file; blank ones are none.</param>
/// <param name="Items">The products that they describe, plus lines that name none: the same as <paramref name="Rows"/> but for dialects that give a product several lines. The sum of the next four.</param>
/// <param name="New">Products that weren't there.</param>
/// <param name="Changed">Products of which anything changed.</param>
/// <param name="Unchanged">Products that were not touched.</param>
/// <param name="Rejected">Rows that were left out.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Encoding"><c>UTF-8</c>, <c>UTF-8 with BOM</c>, <c>windows-1252</c> …</param>
/// <param name="Delimiter">What separates cells; null where nothing does.</param>
/// <param name="Notes">What a person should know: ignored columns.</param>
/// <param name="Rejects">The first <see cref="ShownRejects"/> rejected rows, in the file's order.</param>
/// <param name="RejectsFile">Path of the file with all of them; null where there are none and for a dry run.</param>
/// <param name="DryRun">True where nothing was kept.</param>
public sealed record ImportReport(
    long? ImportId,
    string File,
    int Rows,
    int Items,
    int New,
    int Changed,
    int Unchanged,
    int Rejected,
    double Seconds,
    string Encoding,
    char? Delimiter,
    IReadOnlyList<string> Notes,
    IReadOnlyList<RowReject> Rejects,
    string? RejectsFile,
    bool DryRun)
{
    /// <summary>How many rejected rows a report lists, and how many warnings.</summary>
    public const int ShownRejects = 100;

    /// <summary>Products that a full file no longer has.</summary>
    public int Retired { get; init; }

    /// <summary>The dialect that the file was recognised as; null: none.</summary>
    public string? Dialect { get; init; }

    /// <summary>Texts (a product in one of the catalogue's locales) that the next refresh writes anew because of this import.</summary>
    public int StaleTexts { get; init; }

    /// <summary>Values that were skipped, in rows that came in.</summary>
    public int Skipped { get; init; }

    /// <summary>The first <see cref="ShownRejects"/> of them, in the file's order.</summary>
    public IReadOnlyList<SkippedValue> Warnings { get; init; } = [];

    /// <summary>How many rows were rejected for which reason, the most frequent first.</summary>
    public IReadOnlyList<RejectGroup> RejectGroups { get; init; } = [];

    /// <summary>For a rejects file that was brought again: what became of the rows that it was made of. Null for any other.</summary>
    public RejectsReceipt? Receipt { get; init; }

    /// <summary>For a file that an export wrote and a person edited: what becomes of the texts. Null for files of products.</summary>
    public TextsReport? Texts { get; init; }
}

/// <summary>Rows that were rejected for the same reason.</summary>
/// <param name="Code">See <see cref="RowReject"/>.</param>
/// <param name="Rows">How many.</param>
public sealed record RejectGroup(string Code, int Rows);

/// <summary>What became of the rows that an import had left out.</summary>
/// <param name="ImportId">The import that they come from.</param>
/// <param name="In">How many of them are in by now.</param>
/// <param name="Out">How many are still out.</param>
public sealed record RejectsReceipt(long ImportId, int In, int Out);

/// <summary>A value that was skipped.</summary>
/// <param name="Line">The line of the file on which its row starts.</param>
/// <param name="Column">The column.</param>
/// <param name="Code">See <see cref="RowReject"/>.</param>
/// <param name="Reason">What is wrong with it, for a person.</param>
public sealed record SkippedValue(int Line, string Column, string Code, string Reason);

/// <summary>The report, or why the whole file was refused; then nothing of it was imported.</summary>
/// <param name="Refusal">For a person: what is wrong with the file, where, and what to do.</param>
public sealed record ImportResult(ImportReport? Report, string? Refusal);
