using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>
/// The title lacks a term that stands in every language. The product's name is such a term here: glossaries of shops have at least their brands and lines.
/// </summary>
internal sealed class NeverTranslateBroken() : FaultKind("never-translate-broken", "Never-translate term broken", "never-translate", "terminology.never-translate")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        var title = text.Product.Value(text.Catalog.Columns.Title);
        var terms = GlossarySelection.For(text.Product, text.Locale.Code, text.Catalog.Glossary).NeverTranslate.Select(term => term.Term)
            .Where(term => TermSearch.Contains(title, term)).ToList();
        if (terms.Count == 0)
        {
            var brand = text.Product.Value(text.Catalog.Columns.Brand);
            if (brand.Length == 0) return null;
            text = text.With(new GlossaryTerm(brand, null, GlossaryRule.NeverTranslate, null, null));
            terms.Add(brand);
        }

        var term = context.Pick(terms)!;
        if (NameEdits.InTitle(text, term) is not var (part, span)) return null;
        // Written small, or taken out with the space behind it.
        var lower = term.ToLowerInvariant();
        if (lower != term && context.Random.Next(2) == 0) return text.Plant(part, span.Start, span.Length, lower);
        var end = span.Start + span.Length;
        var length = span.Length + (end < part.Text.Length && part.Text[end] == ' ' ? 1 : 0);
        return text.Plant(part, span.Start, length, "") with { Span = null };
    }
}
