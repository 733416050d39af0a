using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Fields in which HTML is allowed, so that only what is wrong with it is a mistake.</summary>
internal static class HtmlFields
{
    private const string Field = "description";
    private static readonly CheckFlags Allowed = new([new CheckFlag("html", "allowed")]);

    /// <summary>The text with HTML allowed in its description, and a word of it; null where there is none.</summary>
    public static (EvaluationText Text, Checks.TextPart Part, Checks.TextSpan Span)? Draw(EvaluationText text, Random random)
    {
        var rules = text.Catalog.Fields.FirstOrDefault(field => field.Key == Field) ?? new FieldRules(Field, null);
        var with = text.With(rules with { MaxLength = null, Flags = rules.Flags.With(Allowed) });
        return WordPlaces.Draw(with, Field, random) is var (part, span) ? (with, part, span) : null;
    }
}
