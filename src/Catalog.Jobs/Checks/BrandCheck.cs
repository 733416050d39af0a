using Catalog.Jobs.Checks.Names;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Checks;

/// <summary>The brand in another spelling, in several words, or another brand in its place.</summary>
public sealed class BrandCheck() : TextCheck(new CheckData("brand", "Brand", Severity.Major, "terminology.brand")
{
    Description = "The brand with a slip of the pen (one, in names of eight letters or more two where the right one doesn't stand beside it), in small letters before the rest of the product's name, split or joined; a title with another product's brand, or without the brand that the title fact has. Endings that a language puts to names are fine.",
    Needs = ["empty"],
    Fixes = true,
})
{
    private const int ShortestMisspelled = 5;
    private const int LongName = 8;
    private const int LongestEnding = 3;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        if (input.Brand.Length < 2) yield break;
        var facts = NameTokens.Set(input.Product.Facts.SelectMany(fact => fact.Values).Where(value => value != input.Brand));
        foreach (var part in input.Parts)
        {
            foreach (var (start, length) in Altered(part.Text, input, facts))
            {
                var (found, span) = (part.Text.Substring(start, length), part.Span(start, length));
                yield return Finding(part.Field, found, input.Brand, $"\"{found}\" should be the brand \"{input.Brand}\".", span) with { Fix = new(span, input.Brand) };
            }
        }

        // Terms that stand in every language are another check's.
        if (input.Copy.Field("title") is not { } title || TermSearch.Contains(title.Text, input.Brand)) yield break;
        if (Other(input, title.Text) is { } other)
            yield return Finding("title", other, input.Brand, $"The title names {other}; the brand is {input.Brand}.");
        else if (TermSearch.Contains(input.Product.Value(input.Catalog.Columns.Title), input.Brand) && !input.Terms.NeverTranslate.Any(term => TermSearch.Contains(term.Term, input.Brand)))
            yield return Finding("title", "", input.Brand, $"The title lacks the brand \"{input.Brand}\".");
    }

    private static string? Other(CheckInput input, string title) => input.Catalog.Columns.Brand is { } key && input.Vocabulary?.GetValueOrDefault(key) is { } brands
        ? brands.Where(brand => TermSearch.Find(title, brand).Any(span => title.Substring(span.Start, span.Length) == brand)).MaxBy(brand => brand.Length) : null;

    private static IEnumerable<(int Start, int Length)> Altered(string text, CheckInput input, HashSet<string> facts)
    {
        var (tokens, words) = (NameTokens.Of(text), NameTokens.Of(input.Brand));
        var joined = Join(words);
        var taken = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            for (var count = 1; count <= words.Count + 1 && at + count <= tokens.Count; count++)
            {
                var window = tokens.Skip(at).Take(count).ToList();
                var (start, length) = (window[0].Start, window[^1].End - window[0].Start);
                if (start < taken || text.Substring(start, length) == input.Brand) continue;
                var said = Join(window);
                var same = said.Equals(joined, StringComparison.OrdinalIgnoreCase);
                if (same ? IsOtherwise(text, start, length, input, count) : count == words.Count && IsMisspelled(said, joined, facts, TermSearch.Contains(text, input.Brand)))
                {
                    taken = start + length;
                    yield return (start, length);
                }
            }
        }
    }

    // The same letters: split ("Cal derra"), or in another case where the name goes on, so that a brand that is a word of the language may be that word.
    private static bool IsOtherwise(string text, int start, int length, CheckInput input, int words)
    {
        if (words > 1 && text.Substring(start, length).Any(c => c is not (' ' or '-' or '\u00A0') && !char.IsLetterOrDigit(c))) return false;
        if (words != NameTokens.Of(input.Brand).Count) return true;
        return NameTokens.Of(BrandRule.WithoutBrand(input)) is [var next, ..] && NameTokens.Of(text[(start + length)..]) is [var follows, ..] && follows.Text == next.Text;
    }

    private static bool IsMisspelled(string said, string brand, HashSet<string> facts, bool hasBrand)
    {
        if (brand.Length < ShortestMisspelled || facts.Contains(said.ToLowerInvariant())) return false;
        if (char.IsUpper(brand[0]) && !char.IsUpper(said[0])) return false;
        if (!EditDistance.AtMost(said.ToLowerInvariant(), brand.ToLowerInvariant(), brand.Length >= LongName && !hasBrand ? 2 : 1)) return false;

        // Calderras, Nordvika, Calderra's; but not Nordvikk.
        var isInflected = said.StartsWith(brand, StringComparison.Ordinal) && said.Length - brand.Length <= LongestEnding && said[brand.Length] != brand[^1];
        return !isInflected && (char.ToLowerInvariant(said[0]) == char.ToLowerInvariant(brand[0]) || char.ToLowerInvariant(said[^1]) == char.ToLowerInvariant(brand[^1]));
    }

    private static string Join(IEnumerable<NameToken> tokens) => string.Concat(tokens.Select(token => token.Text));
}
