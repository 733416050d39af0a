using System.Text.RegularExpressions;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>Columns of a store's own: <c>Material (product.metafields.custom.material)</c>.</summary>
internal static partial class ShopifyMetafields
{
    // Namespaces of what apps keep for themselves.
    private static readonly string[] NoFacts = ["mm-google-shopping", "reviews", "seo", "judgeme", "global"];

    /// <summary>The dialect's name of such a column: what people call the field, with its key where that name is taken; null: the column is none.</summary>
    public static string? Label(string column, Func<string, bool> isTaken)
    {
        if (Pattern().Match(column) is not { Success: true } match) return null;
        // A fact's name has neither a colon nor an angle bracket.
        var label = match.Groups["label"].Value.Replace(':', ' ').Replace('<', ' ').Trim();
        return label.Length == 0 || isTaken(label) ? $"{label} {match.Groups["space"].Value}.{match.Groups["key"].Value}".Trim() : label;
    }

    /// <summary>True for a column that may say something about the product itself.</summary>
    public static bool IsFact(string column) => Pattern().Match(column) is { Success: true } match && !NoFacts.Contains(match.Groups["space"].Value);

    [GeneratedRegex(@"\A(?<label>.*) \((product|variant)\.metafields\.(?<space>[^.()]+)\.(?<key>[^()]+)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
