using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Terms of the facts whose translation is given but stands neither in the title nor in the description. Inflected forms count as the translation: those
/// that the glossary lists, those with a known ending of the language, and longer words of which the last letters differ. Words may be joined.
/// </summary>
public sealed class PreferredTermsCheck() : TextCheck(new CheckData("preferred-terms", "Preferred term", Severity.Minor, "terminology.preferred")
{
    Description = "A term of the facts whose given translation is neither in the title nor in the description. Words may be joined and inflected: the last two letters of words with six or more may differ.",
    Needs = ["empty"],
})
{
    private const int LongStem = 4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var fields = input.Copy.Fields.Where(field => field.Key is "title" or "description").ToList();
        if (fields.Count == 0) return [];
        var text = Fold(string.Join('\n', fields.Select(field => field.Text)), input.Culture);
        return input.Terms.Preferred
            .Where(term => !Fold(term.Translation!, input.Culture).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Has(text, word, input.Culture))
                && !term.Inflections.Any(form => text.Contains(Fold(form, input.Culture), StringComparison.Ordinal)))
            .Select(term => Finding(null, "", term.Translation!, $"Neither title nor description has \"{term.Translation}\", the glossary's word for \"{term.Term}\"."));
    }

    private static bool Has(string text, string word, CultureInfo culture) =>
        text.Contains(word, StringComparison.Ordinal)
        || HasStem(text, Stem(word, culture))
        || TermSearch.Contains(text, TermPattern.InTexts(new GlossaryTerm("", culture.Name, GlossaryRule.Preferred, word, null), culture.Name));

    // Three letters are in many words: the stem of reloj is in "Sundrel", but doesn't begin it.
    private static bool HasStem(string text, string stem)
    {
        for (var at = text.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = text.IndexOf(stem, at + 1, StringComparison.Ordinal))
            if (stem.Length >= LongStem || at == 0 || !char.IsLetterOrDigit(text[at - 1])) return true;
        return false;
    }

    // Short words keep more, or "watch" would be in "water"; a vowel before the last letter may fall out (kubek, kubka) or change (botão, botões).
    // Arabic's ة tells a thing from what it is made of: زجاجة is a bottle, زجاج is glass.
    private static string Stem(string word, CultureInfo culture) => word.Length switch
    {
        < 5 => word,
        _ when word.Any(c => c >= 0x3000) || word[^1] == '\u0629' => word,
        > 5 => word[..^2],
        _ => culture.TwoLetterISOLanguageName != "en" && IsVowel(word[^2]) ? word[..^2] : word[..^1],
    };

    private static bool IsVowel(char letter) => "aeiouyаеиоуыэюяієαειουηω".Contains(letter.ToString().Normalize(NormalizationForm.FormD)[0], StringComparison.Ordinal);

    // In Turkish I and i are different letters.
    private static string Fold(string text, CultureInfo culture) =>
        text.Normalize(NormalizationForm.FormKC).ToLower(WordEndings.HasDotlessI(culture.Name) ? culture : CultureInfo.InvariantCulture);
}
