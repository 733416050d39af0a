using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>Finds names that may be another spelling of a name. They are suggestions: a person decides.</summary>
public static class NearNames
{
    private const int ShortestWord = 4;

    /// <summary>The near ones of several names, the nearest first.</summary>
    /// <param name="wanted">Any of these may be meant: the name in the catalogue, and the one that the file had before.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<string> wanted, IEnumerable<string> names) =>
    [
        .. names.Distinct()
            .Select(name => (Name: name, Distance: wanted.Min(one => Distance(one, name))))
            .Where(near => near.Distance < int.MaxValue)
            .OrderBy(near => near.Distance)
            .Select(near => near.Name),
    ];

    // 0: the same but for case, spaces and accents; then by letters that differ; then by a word that both have.
    private static int Distance(string one, string other)
    {
        var (a, b) = (Plain(one), Plain(other));
        if (a.Length == 0 || b.Length == 0) return int.MaxValue;
        if (a == b) return 0;
        var edits = Edits(a, b);
        if (edits <= Math.Max(1, Math.Max(a.Length, b.Length) / 4) && Math.Min(a.Length, b.Length) >= 3) return edits;
        return Words(one).Any(word => b.Contains(word, StringComparison.Ordinal)) || Words(other).Any(word => a.Contains(word, StringComparison.Ordinal)) ? 100 : int.MaxValue;
    }

    private static string Plain(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(letter))
            .Select(char.ToLowerInvariant));

    private static IEnumerable<string> Words(string name) =>
        name.Split([' ', '_', '-', '.', '/', '(', ')', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(word => word.Length >= ShortestWord);

    // Levenshtein's distance.
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
