using System.Globalization;
using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Terms of the facts whose translation is given but stands neither in the title nor in the description. Inflected forms count as the translation: of
/// words with five letters or more the last two may differ, and words may be joined.
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
        var text = Fold(string.Join('\n', fields.Select(field => field.Text)));
        return input.Terms.Preferred.Where(term => !Stems(term).All(stem => text.Contains(stem, StringComparison.Ordinal)))
            .Select(term => Finding(null, "", term.Translation!, $"Neither title nor description has \"{term.Translation}\", the glossary's word for \"{term.Term}\"."));
    }

    private static IEnumerable<string> Stems(GlossaryTerm term) => Fold(term.Translation!).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Length >= 5 && word.All(c => c < 0x3000) ? word[..^2] : word);

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture);
}
