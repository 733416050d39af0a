using System.Text.RegularExpressions;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Terminology.Memory;

/// <summary>How much alike the facts of two products are: the share of words that both have, each under the same fact (Jaccard index), 0 to 1.</summary>
internal sealed partial class Likeness(IReadOnlyList<Fact> facts)
{
    /// <summary>From here on an approved text makes a draft: most facts are equal.</summary>
    public const double Enough = 0.6;

    private readonly HashSet<(string Key, string Word)> words = Words(facts);

    /// <summary>The likeness to another product's facts.</summary>
    public double To(IReadOnlyList<Fact> other)
    {
        var others = Words(other);
        var both = others.Count(words.Contains);
        var all = words.Count + others.Count - both;
        return all == 0 ? 0 : (double)both / all;
    }

    private static HashSet<(string Key, string Word)> Words(IReadOnlyList<Fact> facts) =>
        [.. facts.SelectMany(fact => fact.Values.SelectMany(value => WordPattern().Matches(value)).Select(match => (fact.Key, match.Value.ToUpperInvariant())))];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
