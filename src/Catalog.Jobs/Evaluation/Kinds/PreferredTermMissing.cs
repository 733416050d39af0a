using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Evaluation.Kinds;

/// <summary>
/// Title and description call the product by another category's word than the glossary's. The glossary gets the word that the locale's right texts use.
/// </summary>
internal sealed class PreferredTermMissing() : FaultKind("preferred-term-missing", "Preferred term missing", "preferred-terms", "terminology.preferred")
{
    public override PlantedFault? Plant(EvaluationText text, FaultContext context)
    {
        if (text.Catalog.Columns.Category is not { } fact || text.Product.Value(fact) is not { Length: > 0 } category) return null;
        var words = context.Set.Words(text.Locale.Code, fact);
        var used = words.Best(category).Where(word => ValueSwap.Places(text, [word]).Exists(place => place.Part.Field is "title" or "description")).ToList();
        var others = words.Values.Where(value => value != category).ToList();
        if (used.Count == 0 || context.Pick(others) is not { } wrong || words.Like(used[0], wrong) is not { } with) return null;
        var before = text.With(new GlossaryTerm(category, text.Locale.Code, GlossaryRule.Preferred, used[0], null));
        var after = before;
        foreach (var (part, span, word) in ValueSwap.Places(text, words.Best(category)).Where(place => place.Part.Field is "title" or "description").OrderByDescending(place => place.Span.Start))
        {
            var now = after.PartsOf(part.Field).First(other => other.Item == part.Item);
            after = after.With(now, now.Text.Remove(span.Start, span.Length).Insert(span.Start, ValueSwap.Cased(with, now.Text.Substring(span.Start, span.Length), text)));
        }

        // Where the word is part of another word that stayed, the text still has it: nothing was planted. What is seen of 恤 in T恤 is its T, which many names have.
        return after.Copy.Fields.Any(field => field.Key is "title" or "description" && field.Text.Contains(used[0], StringComparison.OrdinalIgnoreCase)) ? null : new PlantedFault(before, after, "description", null);
    }
}
