using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Evaluation.Precision;

/// <summary>Puts what people's decisions say into a catalogue whose <c>approval.maxSeverity</c> is <c>learnt</c>.</summary>
public sealed class LearntApproval(PeoplesDecisions decisions)
{
    /// <summary>The catalogue with the bounds that hold now; the same object where nothing is learnt.</summary>
    public async Task<CatalogDefinition> ApplyAsync(CatalogDefinition catalog, CancellationToken cancellationToken)
    {
        if (catalog.Approval.Learnt is null) return catalog;
        var texts = await decisions.TextsAsync(cancellationToken);
        return catalog with { Approval = catalog.Approval with { Learnt = new(ThresholdsOf(catalog, texts)) } };
    }

    /// <summary>A threshold for each of the catalogue's locales.</summary>
    public static IReadOnlyDictionary<string, ApprovalThreshold> ThresholdsOf(CatalogDefinition catalog, IReadOnlyList<DecidedTexts> texts) =>
        catalog.Locales.ToDictionary(locale => locale.Code, locale => ApprovalThreshold.Of(locale.Code, texts));
}
