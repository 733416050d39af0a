namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>The same product's texts in other languages.</summary>
internal static class ForeignTexts
{
    /// <summary>Texts in another language, in the order of the set's locales.</summary>
    public static IReadOnlyList<EvaluationText> Of(EvaluationText text, EvaluationSet set) =>
    [
        .. set.Locales.Select(locale => set.Find(text.Product.Sku, locale)).OfType<EvaluationText>()
            .Where(other => other.Culture.TwoLetterISOLanguageName != text.Culture.TwoLetterISOLanguageName),
    ];
}
