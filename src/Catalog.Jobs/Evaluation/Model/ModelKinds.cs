using Catalog.Jobs.Checks;
using Catalog.Jobs.Evaluation.Kinds;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>The kinds that the model must find.</summary>
public static class ModelKinds
{
    /// <summary>In texts: what only a reader finds, and for comparison what code finds, too.</summary>
    public static IReadOnlyList<FaultKind> Texts { get; } =
    [
        new FeatureInvented(),
        new MaterialChanged(),
        new CategoryChanged(),
        new FactOmitted(),
        new ReadFault(new Superlative(), "superlative-read-back", ReadBackCheck.Id, "accuracy.claim"),
        new ReadFault(new ColorWrong(), "color-read-back", ReadBackCheck.Id, "accuracy.attribute", "accuracy.claim"),
        new ReadFault(new NumberChanged(), "number-read-back", ReadBackCheck.Id, "accuracy.number"),
        new ReadFault(new BrandSwapped(), "brand-read-back", ReadBackCheck.Id, "terminology.brand", "accuracy.claim"),
        new ReadFault(new ForeignLanguage(), "foreign-language-model", ModelFindingCheck.Id, "language"),
    ];
}
