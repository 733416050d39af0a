namespace Catalog.Jobs.Import.Dialects;

/// <summary>The options of a product (<c>Color: Black, Red</c>), which Shopify writes as three pairs of columns: the name in the first line, a value in each.</summary>
internal static class ShopifyOptions
{
    public const string Name = "options";

    /// <summary>The column that has them all; null where the header has none.</summary>
    /// <param name="places">Of the file's header.</param>
    /// <param name="noOption">The name of the option that means that there is none.</param>
    public static DerivedColumn? Of(HeaderPlaces places, string noOption)
    {
        var pairs = Enumerable.Range(1, 3)
            .Select(number => (Name: places.Of($"Option{number} name"), Value: places.Of($"Option{number} value")))
            .Where(pair => pair is { Name: >= 0, Value: >= 0 })
            .ToList();
        return pairs.Count == 0 ? null : new(Name, [.. pairs.SelectMany(pair => new[] { pair.Name, pair.Value })], lines => Derived.List(pairs.Select(pair => One(lines, pair, noOption)).OfType<string>()));
    }

    private static string? One(IReadOnlyList<string[]> lines, (int Name, int Value) pair, string noOption)
    {
        var name = Derived.FirstOf(lines, pair.Name).Trim();
        var values = Derived.Each(lines, pair.Value).Distinct().ToList();
        if (values.Count == 0 || (name == noOption && values is ["Default Title"])) return null;
        return $"{(name.Length == 0 ? "option" : name)}: {string.Join(", ", values)}";
    }
}
