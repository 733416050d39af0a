using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation;

/// <summary>Changes of one place of a text; everything else of it stays the same object.</summary>
internal static class TextEdits
{
    /// <summary>Plants by putting something else into a place; an empty string takes it out.</summary>
    public static PlantedFault Plant(this EvaluationText text, TextPart part, int start, int length, string with) => new(
        text,
        text.With(part, string.Concat(part.Text.AsSpan(0, start), with, part.Text.AsSpan(start + length))),
        part.Field,
        part.Span(start, with.Length));

    /// <summary>Plants by writing a whole string anew.</summary>
    public static PlantedFault PlantWhole(this EvaluationText text, TextPart part, string with) => text.Plant(part, 0, part.Text.Length, with);

    /// <summary>The text with another string in a place.</summary>
    public static EvaluationText With(this EvaluationText text, TextPart part, string with) => text with
    {
        Copy = new Copy([.. text.Copy.Fields.Select(field => field.Key != part.Field ? field
            : field with { Items = [.. field.Items.Select((item, index) => index == part.Item ? with : item)] })]),
    };

    /// <summary>The text with a field in other words.</summary>
    public static EvaluationText With(this EvaluationText text, CopyField with) => text with
    {
        Copy = new Copy([.. text.Copy.Fields.Select(field => field.Key == with.Key ? with : field)]),
    };

    /// <summary>The text under a glossary with one more term.</summary>
    public static EvaluationText With(this EvaluationText text, GlossaryTerm term) =>
        text with { Catalog = text.Catalog with { Glossary = [.. text.Catalog.Glossary, term] } };

    /// <summary>The text under other rules for a field.</summary>
    public static EvaluationText With(this EvaluationText text, FieldRules rules) => text with
    {
        Catalog = text.Catalog with { Fields = [.. text.Catalog.Fields.Where(field => field.Key != rules.Key), rules] },
    };
}
