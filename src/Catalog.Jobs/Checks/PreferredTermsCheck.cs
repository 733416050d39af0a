using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Terms of the facts whose translation is given but stands neither in the title nor in the description. Inflected forms count as the translation: those
/// that the glossary lists, and of words with five letters or more the last two may differ. Words may be joined.
/// </summary>
public sealed class PreferredTermsCheck() : TextCheck(new CheckData("preferred-terms", "Preferred term", Severity.Minor, "terminology.preferred")
{
    Description = "A term of the facts whose given translation is neither in the title nor in the description. The last two letters of words with five or more may differ.",
    Needs = ["empty"],
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var fields = input.Copy.Fields.Where(field => field.Key is "title" or "description").ToList();
        if (fields.Count == 0) return [];
        var text = Fold(string.Join('\n', fields.Select(field => field.Text)), input.Culture);
        return input.Terms.Preferred
            .Where(term => !Stems(term, input.Culture).All(stem => text.Contains(stem, StringComparison.Ordinal))
                && !term.Inflections.Any(form => text.Contains(Fold(form, input.Culture), StringComparison.Ordinal)))
            .Select(term => Finding(null, "", term.Translation!, $"Neither title nor description has \"{term.Translation}\", the glossary's word for \"{term.Term}\"."));
    }

    private static IEnumerable<string> Stems(GlossaryTerm term, CultureInfo culture) =>
        Fold(term.Translation!, culture).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length >= 5 && word.All(c => c < 0x3000) ? word[..^2] : word);

    // In Turkish I and i are different letters.
    private static string Fold(string text, CultureInfo culture) =>
        text.Normalize(NormalizationForm.FormKC).ToLower(WordEndings.HasDotlessI(culture.Name) ? culture : CultureInfo.InvariantCulture);
}
