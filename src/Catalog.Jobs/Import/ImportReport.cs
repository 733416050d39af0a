namespace Catalog.Jobs.Import;

/// <summary>What an import did, or would do.</summary>
/// <param name="ImportId">The row in table import; null for a dry run.</param>
/// <param name="File">The file's name.</param>
/// <param name="Rows">Data rows of the file; blank lines are none.</param>
/// <param name="Items">Rows of a source that each are one product: the same as <paramref name="Rows"/> for a CSV file, and the sum of the next four.</param>
/// <param name="New">Products that weren't there.</param>
/// <param name="Changed">Products of which anything changed.</param>
/// <param name="Unchanged">Products that were not touched.</param>
/// <param name="Rejected">Rows that were left out.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Encoding"><c>UTF-8</c>, or <c>UTF-8 with BOM</c>.</param>
/// <param name="Delimiter"><c>,</c>, <c>;</c> or a tab; null where nothing separates cells.</param>
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
    /// <summary>How many rejected rows a report lists.</summary>
    public const int ShownRejects = 100;
}

/// <summary>The report, or why the whole file was refused; then nothing of it was imported.</summary>
/// <param name="Refusal">For a person: what is wrong with the file, where, and what to do.</param>
public sealed record ImportResult(ImportReport? Report, string? Refusal);
