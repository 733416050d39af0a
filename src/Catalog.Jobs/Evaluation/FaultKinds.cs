using Catalog.Jobs.Evaluation.Kinds;

namespace Catalog.Jobs.Evaluation;

/// <summary>The kinds of mistakes that an evaluation plants.</summary>
public static class FaultKinds
{
    /// <summary>What code alone must find, in the order of the report.</summary>
    public static IReadOnlyList<FaultKind> Free { get; } =
    [
        new NumberChanged(),
        new UnitChanged(),
        new ColorWrong(),
        new BrandAltered(),
        new BrandSwapped(),
        new ModelNameAltered(),
        new CodeChanged(),
        new ForeignLanguage(),
        new ForeignSentence(),
        new WrongScript(),
        new UntouchedSource(),
        new TooLong(),
        new TooLongInBytes(),
        new TooWide(),
        new EmptyField(),
        new ForbiddenTerm(),
        new NeverTranslateBroken(),
        new PreferredTermMissing(),
        new BrokenHtml(),
        new UnsafeHtml(),
        new MarkupInPlainText(),
        new PlaceholderLost(),
        new PlaceholderAltered(),
        new PlaceholderLeft(),
        new InventedUrl(),
        new BidiControl(),
        new ZeroWidth(),
        new ControlCharacter(),
        new RepeatedWord(),
        new FrenchSpaceMissing(),
        new SpanishMarkMissing(),
        new HalfWidthPunctuation(),
        new WrongQuotes(),
        new Superlative(),
        new LegalClaim(),
        new SameTextTwice(),
        new VariantContradiction(),
    ];
}
