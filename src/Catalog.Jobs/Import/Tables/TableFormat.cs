namespace Catalog.Jobs.Import.Tables;

/// <summary>How a table was read, for reports and for a person to overrule.</summary>
/// <param name="Encoding">Of text: <c>UTF-8</c>, <c>UTF-8 with BOM</c>, <c>windows-1252</c> …; empty for a workbook or a query.</param>
/// <param name="Delimiter">What separates cells; null where nothing does.</param>
/// <param name="Dialect">The name of the dialect that was recognised; null: none.</param>
public sealed record TableFormat(string Encoding, char? Delimiter, string? Dialect)
{
    /// <summary>How its first rows write numbers; null: nothing tells. Facts stay as they are written.</summary>
    public DecimalStyle? Decimals { get; init; }

    /// <summary>The sheet of a workbook that was read; null: it is none.</summary>
    public string? Sheet { get; init; }

    /// <summary>All sheets of a workbook, in its order.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];
}
