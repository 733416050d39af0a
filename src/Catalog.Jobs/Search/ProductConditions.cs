namespace Catalog.Jobs.Search;

// Conditions are scalar subqueries, which the planner evaluates row by row and never turns into joins: how a list is read is decided in TextList alone.

/// <summary>Conditions about a text's product, <c>p</c>.</summary>
internal static class ProductConditions
{
    public static string Of(string condition) => $"coalesce((select {condition} from product p where p.id = c.product_id), false)";

    public static string Source(string condition) => $"select pc.id from product p join copy pc on pc.product_id = p.id where {condition}";
}

/// <summary>Conditions about a text's findings, <c>f</c>: its own of the newest revision, those of a last attempt without one, and its product's.</summary>
internal static class FindingConditions
{
    public static string Open(string condition) => Of($"f.dismissed_at is null and {condition}");

    public static string Of(string condition) =>
        $"""
        (coalesce((select true from finding f where f.copy_id = c.id and (f.revision_id is null or f.revision_id = c.newest_revision_id) and {condition} limit 1), false)
         or coalesce((select true from finding f where f.product_id = c.product_id and f.copy_id is null and {condition} limit 1), false))
        """;

    public static string Source(string condition) =>
        $"""
        select f.copy_id from finding f where f.copy_id is not null and f.dismissed_at is null and {condition}
        union
        select pc.id from finding f join copy pc on pc.product_id = f.product_id where f.copy_id is null and f.dismissed_at is null and {condition}
        """;
}

/// <summary>Conditions about the words of a text; <c>copy_text</c> has them folded.</summary>
internal static class WordConditions
{
    /// <summary>A pattern for LIKE that finds the folded text; folded by the database, as the texts are.</summary>
    public static string Pattern(string text, SearchParameters sql) => $"search_pattern({sql.Add(text)})";

    public static string Of(string text, SearchParameters sql) =>
        $"coalesce((select w.words like {Pattern(text, sql)} from copy_text w where w.copy_id = c.id), false)";

    /// <summary>The copies whose words hold all of the texts.</summary>
    public static string Source(IEnumerable<string> texts, SearchParameters sql) => $"select w.copy_id from copy_text w where {string.Join(" and ", texts.Select(text => Indexed(text, sql)))}";

    private static string Indexed(string text, SearchParameters sql)
    {
        var bigrams = SearchText.Bigrams(SearchText.Fold(text)).ToArray();
        return bigrams.Length == 0
            ? $"w.words like {Pattern(text, sql)}"
            // The expression keeps the planner off the index of trigrams: it would find too much, or everything.
            : $"w.bigrams <> '{{}}' and w.bigrams @> {sql.Add(bigrams)} and w.words || '' like {Pattern(text, sql)}";
    }
}
