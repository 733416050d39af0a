using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Makes fields longer with the locale's own words.</summary>
internal static class Fill
{
    /// <summary>Repeats a field's end until its length is beyond a limit; the span is what was added.</summary>
    /// <param name="beyond">True once the text is long enough.</param>
    public static PlantedFault Until(EvaluationText text, TextPart part, Func<string, bool> beyond)
    {
        var filler = string.Join(Sentences.Gap(text), text.PartsOf("bullets").Select(bullet => bullet.Text).DefaultIfEmpty(part.Text));
        var added = "";
        while (!beyond(part.Text + added)) added += Sentences.Gap(text) + (filler.Length > 0 ? filler : "x");
        return text.Plant(part, part.Text.Length, 0, added);
    }

    /// <summary>The rules of a field that has a limit of a kind.</summary>
    public static FieldRules? Limited(EvaluationText text, LengthUnit unit) =>
        text.Catalog.Fields.FirstOrDefault(field => field.MaxLength is not null && field.Unit == unit && text.PartsOf(field.Key).Any());
}
