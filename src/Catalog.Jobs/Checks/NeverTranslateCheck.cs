using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>
/// Terms that stand in every language as they are: those of the product's title must be in the text's title, and none may be spelled otherwise anywhere.
/// </summary>
public sealed class NeverTranslateCheck() : TextCheck(new CheckData("never-translate", "Never-translate term", Severity.Major, "terminology.never-translate")
{
    Description = "A title without a never-translate term of the title fact; such a term in another spelling anywhere.",
    Needs = ["empty"],
    Fixes = true,
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var sourceTitle = input.Product.Value(input.Catalog.Columns.Title);
        foreach (var entry in input.Terms.NeverTranslate)
        {
            var term = entry.Term;
            var places = input.Parts.SelectMany(part => TermSearch.Find(part.Text, TermPattern.InFacts(entry)).Select(span => (part, span)));
            foreach (var (part, span) in places.Where(place => IsAltered(place.part.Text, place.span, entry)))
            {
                var found = part.Text.Substring(span.Start, span.Length);
                yield return Finding(part.Field, found, term, $"\"{term}\" is spelled \"{found}\".", part.Span(span)) with { Fix = new(part.Span(span), term) };
            }

            if (input.Copy.Field("title") is { } title && TermSearch.Contains(sourceTitle, TermPattern.InFacts(entry)) && !HasTerm(title.Text, entry))
                yield return Finding("title", "", term, $"The title lacks \"{term}\", which stands in every language as it is.");
        }
    }

    private static bool HasTerm(string title, GlossaryTerm entry) =>
        TermSearch.Contains(title, TermPattern.InFacts(entry)) || entry.Inflections.Any(form => TermSearch.Contains(title, form));

    // A term that begins small may begin a sentence.
    private static bool IsAltered(string text, TextSpan span, GlossaryTerm entry)
    {
        var found = text.Substring(span.Start, span.Length).Normalize();
        var term = entry.Term.Trim().Normalize();
        return found != term && found != char.ToUpperInvariant(term[0]) + term[1..] && !entry.Inflections.Contains(found);
    }
}
