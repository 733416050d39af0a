using System.Globalization;
using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>More characters than the field's limit, as readers count them.</summary>
internal sealed class TooLong() : FaultKind("too-long", "Too long", "length", "length")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context) =>
        Fill.Limited(text, LengthUnit.Characters) is { MaxLength: { } limit } rules
            ? Fill.Until(text, text.PartsOf(rules.Key).First(), value => new StringInfo(value).LengthInTextElements > limit)
            : null;
}
