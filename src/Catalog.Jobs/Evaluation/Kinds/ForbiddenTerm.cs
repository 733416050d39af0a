using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>
/// A bullet ends with a forbidden term of the glossary. Where the locale has none, a word that the texts of other products use is forbidden first.
/// </summary>
internal sealed class ForbiddenTerm() : FaultKind("forbidden-term", "Forbidden term", "forbidden-terms", "terminology.forbidden")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.PartsOf("bullets").LastOrDefault() is not { } part) return null;
        var terms = text.Catalog.Glossary.Where(term => term.Rule == GlossaryRule.Forbidden && (term.Locale ?? text.Locale.Code) == text.Locale.Code)
            .Select(term => term.Term).ToList();
        if (terms.Count == 0)
        {
            if (context.Pick(Elsewhere(text, context)) is not { } word) return null;
            text = text.With(new GlossaryTerm(word, text.Locale.Code, GlossaryRule.Forbidden, null, null));
            terms.Add(word);
        }

        var gap = Sentences.Gap(text);
        var term = context.Pick(terms)!;
        var fault = text.Plant(part, part.Text.Length, 0, gap + term);
        return fault with { Span = part.Span(part.Text.Length + gap.Length, term.Length) };
    }

    // A bullet that this text doesn't have any part of.
    private static List<string> Elsewhere(EvaluationText text, FaultContext context) => [.. context.Set.Of(text.Locale.Code)
        .SelectMany(other => other.PartsOf("bullets")).Select(part => part.Text)
        .Where(bullet => !bullet.Any(char.IsDigit) && !text.Parts.Any(part => part.Text.Contains(bullet, StringComparison.OrdinalIgnoreCase)))
        .Distinct().Order(StringComparer.Ordinal)];
}
