using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>Finds names that may be another spelling of a name. They are suggestions: a person decides.</summary>
public static class NearNames
{
    private const int ShortestWord = 4;

    // Of a name: a header's cell can be a whole text.
    private const int Longest = 100;

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
        if (a.Length is 0 or > Longest || b.Length is 0 or > Longest) return int.MaxValue;
        if (a == b) return 0;
        var edits = Edits(a, b);
        if (edits <= Math.Max(1, Math.Max(a.Length, b.Length) / 4) && Math.Min(a.Length, b.Length) >= 3) return edits;
        return Words(one).Any(word => b.Contains(word, StringComparison.Ordinal)) || Words(other).Any(word => a.Contains(word, StringComparison.Ordinal)) ? 100 : int.MaxValue;
    }

    private static string Plain(string name) => string.Concat(
        name.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(letter))
            .Select(char.ToLowerInvariant));

    private static IEnumerable<string> Words(string name) =>
        name.Split([' ', '_', '-', '.', '/', '(', ')', '[', ']', ':'], StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(word => word.Length >= ShortestWord);

    // Damerau-Levenshtein's distance (optimal string alignment): two letters that changed places are one difference.
    private static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
