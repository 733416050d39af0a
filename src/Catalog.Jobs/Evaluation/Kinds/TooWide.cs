using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>A title with more columns than it may have on the screen; the limit is twice its letters, which no right title can pass.</summary>
internal sealed class TooWide() : FaultKind("too-wide", "Too wide", "length", "length")
{
    private const string Field = "title";

    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf(Field).FirstOrDefault() is not { Text.Length: > 0 } part) return null;
        var limit = 2 * Letters(part.Text);
        var rules = text.Catalog.Fields.FirstOrDefault(field => field.Key == Field) ?? new FieldRules(Field, null);
        var flag = new CheckFlags([new CheckFlag("max-width", limit.ToString(CultureInfo.InvariantCulture))]);
        return Fill.Until(text.With(rules with { MaxLength = null, Flags = rules.Flags.With(flag) }), part, value => Letters(value) > limit);
    }

    private static int Letters(string text) => new StringInfo(text).LengthInTextElements;
}
