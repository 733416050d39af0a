using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>What the files of a source are called.</summary>
public static partial class FilePattern
{
    /// <summary>The pattern of a name: its numbers may be others. <c>prices-2026-11-24.csv</c> → <c>prices-*.csv</c>.</summary>
    public static string Of(string fileName) => Numbers().Replace(fileName, "*");

    /// <summary>Whether a file is called so; upper and lower case are one.</summary>
    public static bool Fits(string pattern, string fileName) =>
        pattern.Length > 0 && FileSystemName.MatchesSimpleExpression(pattern, fileName, ignoreCase: true);

    [GeneratedRegex(@"\d+([-_.: ]*\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
