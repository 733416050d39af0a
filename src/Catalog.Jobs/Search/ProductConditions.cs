namespace Catalog.Jobs.Search;

// Conditions are scalar subqueries, which the planner evaluates row by row and never turns into joins: how a list is read is decided in TextList alone.

/// <summary>Conditions about a text's product, <c>p</c>.</summary>
internal static class ProductConditions
{
    public static string Of(string condition) => $"coalesce((select {condition} from product p where p.id = c.product_id), false)";

    // The inner "offset 0" lets hits come one product after the other: whoever asks for a few doesn't wait for all.
    public static string Source(string condition) =>
        $"select of_p.id from product p, lateral (select pc.id from copy pc where pc.product_id = p.id offset 0) of_p where {condition}";
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

    public static string OpenSource(string condition) => Source($"f.dismissed_at is null and {condition}");

    public static string Source(string condition) =>
        $"""
        select f.copy_id from finding f where f.copy_id is not null and {condition}
        union all
        select of_f.id from finding f, lateral (select pc.id from copy pc where pc.product_id = f.product_id offset 0) of_f where f.copy_id is null and {condition}
        """;
}

/// <summary>Conditions about problems of a text's source that people told of.</summary>
internal static class ProblemConditions
{
    private const string Open = "m.source_problem and m.resolved_at is null and m.deleted_at is null";

    public const string Has = $"coalesce((select true from comment m where m.product_id = c.product_id and {Open} limit 1), false)";

    public const string Source = $"select of_m.id from comment m, lateral (select pc.id from copy pc where pc.product_id = m.product_id offset 0) of_m where {Open}";
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
