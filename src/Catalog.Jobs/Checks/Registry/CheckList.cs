using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Documents;
using Catalog.Jobs.Pictures;
using Catalog.Jobs.Pictures.Preflight;

namespace Catalog.Jobs.Checks.Registry;

/// <summary>The program's own checks, in the order in which their findings are shown.</summary>
internal static class CheckList
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Check> All { get; } =
    [
        new EmptyCheck(),
        new LengthCheck(),
        new LanguageCheck(),
        new ScriptCheck(),
        new ForeignSentenceCheck(),
        new UntranslatedCheck(),
        new NumbersCheck
        {
            Description = "A number, with or without its unit, that the facts don't have; one inside of a word (\"XM7\") is major. The right number with a wrong unit is accuracy.unit.",
            Flags = [new("units", ["keep", "convert", "both"], "Whether a text keeps the facts' units, may convert them, or says both. Without it they may be converted.")],
        },
        new CodesCheck(),
        new BrandCheck(),
        new ProductNameCheck(),
        new AttributesCheck(),
        new ColorCheck
        {
            Description = "A basic colour that no fact has, in a text about a product whose facts say its colour; shades count as their basic colour. Words that mean other things, too (gold, cream), are never reported.",
        },
        new NeverTranslateCheck(),
        new ForbiddenTermsCheck(),
        new PreferredTermsCheck(),
        new ClaimsCheck(),
        new RepeatedWordsCheck(),
        new RepeatedSentencesCheck(),
        new SpacingCheck(),
        new PunctuationCheck(),
        new QuotesCheck(),
        new HtmlCheck(),
        new PlaceholderCheck(),
        new UrlCheck(),
        new InvisibleCharactersCheck(),
        ReadBackCheck.Check,
        ModelFindingCheck.Check,
        PictureComparison.Check,
        PicturePreflight.Check,
        DocumentComparison.Check,
        new GtinCheck(),
        new SourceProblemCheck(),
        new VariantContradictionCheck(),
        new VariantClaimsCheck(),
        new SameFactsCheck(),
        new DuplicateTextCheck(),
        new BoilerplateCheck(),
    ];
}
