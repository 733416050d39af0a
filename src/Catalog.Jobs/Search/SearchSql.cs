namespace Catalog.Jobs.Search;

/// <summary>A query as SQL about the rows <c>c</c> of <c>copy</c>. Retired texts are left out by whoever asks.</summary>
internal sealed class SearchSql
{
    private readonly SearchParameters parameters;

    private SearchSql(SearchParameters parameters) => this.parameters = parameters;

    /// <summary>The condition, in parentheses where it needs them.</summary>
    public required string Where { get; init; }

    /// <summary>The parts of the condition that indexes of the lists know: locale and state. <c>true</c> where there are none.</summary>
    public required string Near { get; init; }

    /// <summary>The same for an order by the time of the last change: with that time.</summary>
    public required string NearInTime { get; init; }

    /// <summary>The indexes of the lists know the whole condition.</summary>
    public required bool IsNear { get; init; }

    /// <summary>The same for an order by the time of the last change.</summary>
    public required bool IsNearInTime { get; init; }

    /// <summary>Queries for the ids of all copies that can match, each by an index, the narrowest first; some come more than once. Empty: no index knows the query.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What to read from where order doesn't matter: the texts that the narrowest index finds, else all.</summary>
    public string From => Sources.Count == 0 ? "copy c" : $"(select distinct hit.id from ({Sources[0]}) hit (id)) found join copy c on c.id = found.id";

    /// <summary>Its parameters.</summary>
    public IReadOnlyDictionary<string, object> Values => parameters.Values;

    /// <summary>Where the query asks for nothing but one locale, one state or both: what the kept counts know.</summary>
    public required (string? Locale, string? State)? Counted { get; init; }

    /// <summary>Writes a query.</summary>
    public static SearchSql Of(SearchNode query, SearchContext context)
    {
        var sql = new SearchParameters(context);
        var parts = Parts(query).ToList();
        return new SearchSql(sql)
        {
            Where = Condition(query, sql),
            Near = string.Join(" and ", parts.Where(IsListed).Select(part => Condition(part, sql)).DefaultIfEmpty("true")),
            NearInTime = string.Join(" and ", parts.Where(IsListedInTime).Select(part => Condition(part, sql)).DefaultIfEmpty("true")),
            IsNear = parts.TrueForAll(IsListed),
            IsNearInTime = parts.TrueForAll(IsListedInTime),
            Sources = [.. SourcesOf(query, sql).OrderBy(found => found.Breadth).Select(found => found.Sql)],
            Counted = parts.TrueForAll(IsListed) && parts.OfType<SearchNode.Match>().GroupBy(part => part.Key).All(same => same.Count() == 1)
                ? (Value(parts, "locale"), Value(parts, "state")?.Replace('-', '_'))
                : null,
        };
    }

    private static string? Value(IEnumerable<SearchNode> parts, string key) => parts.OfType<SearchNode.Match>().FirstOrDefault(part => part.Key.Name == key)?.Value;

    private static bool IsListed(SearchNode node) => node is SearchNode.Match { Key.Name: "locale" or "state", IsPrefix: false };

    private static bool IsListedInTime(SearchNode node) => node is SearchNode.When || IsListed(node);

    // What must all hold.
    private static IEnumerable<SearchNode> Parts(SearchNode node) => node switch
    {
        SearchNode.All => [],
        SearchNode.And(var left, var right) => Parts(left).Concat(Parts(right)),
        _ => [node],
    };

    private static string Condition(SearchNode node, SearchParameters sql) => node switch
    {
        SearchNode.All => "true",
        SearchNode.And(var left, var right) => $"{Condition(left, sql)} and {Condition(right, sql)}",
        SearchNode.Or(var left, var right) => $"({Condition(left, sql)} or {Condition(right, sql)})",
        SearchNode.Not(var of) => $"not ({Condition(of, sql)})",
        SearchNode.Words(var text) => WordConditions.Of(text, sql),
        SearchNode.Match(var key, var value, var isPrefix) => key.Condition!(new SearchMatch(value, isPrefix, sql)),
        SearchNode.When(_, var time) => Time(time, sql),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static string Time(SearchTime time, SearchParameters sql)
    {
        var (from, until) = time.Range(sql.Context.Now);
        return $"(c.updated_at >= {sql.Add(from)} and c.updated_at < {sql.Add(until)})";
    }

    // Any of what must all hold is one; alternatives are one together, where each of them has one.
    private static IEnumerable<(string Sql, int Breadth)> SourcesOf(SearchNode node, SearchParameters sql)
    {
        switch (node)
        {
            case SearchNode.Words(var text):
                return [(WordConditions.Source([text], sql), 2)];
            case SearchNode.Match { Key.Source: { } source } match:
                return source(new SearchMatch(match.Value, match.IsPrefix, sql)) is { Length: > 0 } written ? [(written, match.Key.Breadth)] : [];
            case SearchNode.When(_, var time):
                return [(TimeSource(time, sql), 6)];
            case SearchNode.And:
                var words = Parts(node).OfType<SearchNode.Words>().Select(part => part.Text).ToList();
                var sources = Parts(node).Where(part => part is not SearchNode.Words).SelectMany(part => SourcesOf(part, sql));
                return words.Count > 0 ? sources.Prepend((WordConditions.Source(words, sql), 2)) : sources;
            case SearchNode.Or(var left, var right):
                return SourcesOf(left, sql).OrderBy(found => found.Breadth).Take(1).SelectMany(first => SourcesOf(right, sql).OrderBy(found => found.Breadth).Take(1)
                    .Select(second => ($"({first.Sql}) union all ({second.Sql})", Math.Max(first.Breadth, second.Breadth))));
            default:
                return [];
        }
    }

    private static string TimeSource(SearchTime time, SearchParameters sql)
    {
        var (from, until) = time.Range(sql.Context.Now);
        return $"select t.id from copy t where not t.retired and t.updated_at >= {sql.Add(from)} and t.updated_at < {sql.Add(until)}";
    }
}
