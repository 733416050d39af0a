namespace Catalog.Jobs.Import.Tables;

/// <summary>What a person says about a file where detection is wrong; null: detect.</summary>
/// <param name="Encoding">A name that .NET knows.</param>
/// <param name="Delimiter">What separates cells.</param>
/// <param name="Dialect">A dialect's name; <c>none</c>: none, whatever the header looks like.</param>
/// <param name="Sheet">Of a workbook.</param>
public sealed record TableSettings(string? Encoding = null, char? Delimiter = null, string? Dialect = null, string? Sheet = null)
{
    /// <summary>The locale of the facts, where a dialect has columns for several; null: the dialect guesses.</summary>
    public string? SourceLocale { get; init; }


    /// <summary>All is detected.</summary>
    public static TableSettings Detect { get; } = new();
}
