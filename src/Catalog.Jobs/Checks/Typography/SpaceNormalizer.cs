using System.Globalization;
using System.Text;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks.Typography;

/// <summary>
/// What is put right in every text without a word, because nobody could want it otherwise: the composed form of Unicode (NFC), and a no-break space
/// where a plain one stands before a French mark.
/// </summary>
public static class SpaceNormalizer
{
    /// <summary>The text, put right.</summary>
    public static Copy Normalize(Copy text, string locale)
    {
        var marks = TypographyRules.Of(CultureInfo.GetCultureInfo(locale)).SpacedMarks;
        return new([.. text.Fields.Select(field => field with { Items = [.. field.Items.Select(item => Normalize(item, marks))] })]);
    }

    private static string Normalize(string text, IReadOnlyDictionary<char, char> marks)
    {
        if (!text.IsNormalized(NormalizationForm.FormC)) text = text.Normalize(NormalizationForm.FormC);
        if (marks.Count == 0) return text;
        var letters = text.ToCharArray();
        for (var at = 1; at < letters.Length; at++)
        {
            if (letters[at - 1] == ' ' && marks.TryGetValue(letters[at], out var space) && at > 1 && !char.IsWhiteSpace(letters[at - 2])) letters[at - 1] = space;
            else if (letters[at] == ' ' && letters[at - 1] == '«') letters[at] = '\u00A0';
        }

        return new(letters);
    }
}
