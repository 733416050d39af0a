using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>Texts with a placeholder that their facts have, too: what a shop's template leaves for later.</summary>
internal static class PlaceholderTexts
{
    private const string Fact = "note";
    private static readonly string[] Placeholders = ["{{ size }}", "%s", "{{ store.name }}", "{{ price | money }}", "%1$s"];

    /// <summary>The right text: the placeholder stands at the end of a bullet and in a fact. Null where there are no bullets.</summary>
    public static (EvaluationText Text, TextPart Part, TextSpan Span)? Of(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf("bullets").LastOrDefault() is not { } part) return null;
        var placeholder = context.Pick(Placeholders)!;
        var with = text.With(part, $"{part.Text} {placeholder}") with
        {
            Product = text.Product with { Facts = [.. text.Product.Facts, new Fact(Fact, [placeholder])] },
        };
        var now = with.PartsOf(part.Field).First(other => other.Item == part.Item);
        return (with, now, now.Span(part.Text.Length + 1, placeholder.Length));
    }
}
