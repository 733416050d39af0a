using System.Globalization;
using Catalog.Jobs.Search;

namespace Catalog.Jobs.Tests.Search;

/// <summary>Trees as a seed makes them.</summary>
internal sealed class RandomQueries(int seed)
{
    private static readonly string[] Texts = ["kettle", "steel", "lamp", "rucksack", "grün", "水壶", "バック", "AND", "dismissed", "two words", "a:bcd", "-minus", "back\\slash", "say \"yes\"", "(round)", "100%er", "snow_flake", "ЧАЙНИК"];
    private readonly Random random = new(seed);

    private static readonly (string Key, string[] Values)[] Values =
    [
        ("locale", ["de-DE", "fr-FR", "ja-JP", "zh-CN"]), ("check", ["accuracy.number", "numbers", "style"]), ("severity", ["critical", "major", "minor"]),
        ("state", ["needs-review", "needs-rewrite", "approved"]), ("brand", ["Nordvik", "talvio", "No Brand"]), ("category", ["Kettle", "Desk Lamp"]),
        ("sku", ["S-1", "s-12", "S-3"]), ("title", ["kettle", "Lamp"]), ("field", ["title", "description"]), ("by", ["model", "ANNA", "me"]),
        ("assigned", ["me", "nobody", "anna"]), ("has", [.. SearchKeys.Has.Choices.Select(choice => choice.Value)]),
    ];

    /// <summary>A tree of at most <paramref name="depth"/> levels.</summary>
    public SearchNode Next(int depth) => random.Next(depth > 0 ? 6 : 3) switch
    {
        0 => new SearchNode.Words(Pick(Texts)),
        3 => new SearchNode.And(Next(depth - 1), Next(depth - 1)),
        4 => new SearchNode.Or(Next(depth - 1), Next(depth - 1)),
        5 => new SearchNode.Not(Next(depth - 1)),
        _ => random.Next(10) == 0 ? new SearchNode.When(SearchKeys.Find("changed")!, Time()) : Match(),
    };

    private SearchNode.Match Match()
    {
        var (name, values) = Pick(Values);
        var (key, value) = (SearchKeys.Find(name)!, Pick(values));
        var isPrefix = key.TakesPrefix && !value.Contains(' ', StringComparison.Ordinal) && random.Next(3) == 0;
        return new SearchNode.Match(key, isPrefix ? value[..^1] : value, isPrefix);
    }

    private SearchTime Time() => random.Next(2) == 0
        ? new SearchTime.Ago(random.Next(2) == 0, random.Next(1, 60), Pick("mhdw".ToCharArray()))
        : new SearchTime.Day(random.Next(-1, 2), DateOnly.Parse("2026-11-20", CultureInfo.InvariantCulture).AddDays(random.Next(8)));

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
