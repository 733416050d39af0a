using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Review;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Search;

/// <summary>Completes queries: keys first, then values from the catalogue and the data.</summary>
public sealed class SearchCompletion(NpgsqlDataSource source, ICurrentCatalog catalogs)
{
    private const int Most = 12;

    // Rows of an index that are looked at for different values: at the beginning of a large catalogue they are all alike.
    private const int Read = 5000;

    /// <summary>At most twelve suggestions.</summary>
    /// <param name="at">Where the cursor is, 0..length of the query.</param>
    public async Task<IReadOnlyList<SearchSuggestion>> CompleteAsync(string query, int at, CancellationToken cancellation)
    {
        if (query.Length > SearchParser.LongestQuery) return [];
        at = Math.Clamp(at, 0, query.Length);
        var from = Start(query[..at]);
        while (from < at && query[from] == '-') from++;
        var typed = query[from..at];
        var to = at;
        while (to < query.Length && !char.IsWhiteSpace(query[to]) && query[to] is not ('(' or ')' or '"')) to++;
        var colon = typed.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return [.. SearchKeys.All.Where(key => key.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Select(key => new SearchSuggestion(key.Name + ":", key.About, from, to)).Take(Most)];
        }

        if (SearchKeys.Find(typed[..colon]) is not { } key) return [];
        var value = typed[(colon + 1)..].TrimStart('"');
        var values = key.Choices.Count > 0
            ? key.Choices.Where(choice => choice.Value.StartsWith(value, StringComparison.OrdinalIgnoreCase)).ToList()
            : await ValuesAsync(key, value, cancellation);
        if (key.IsTime && value.Length == 0) values = [new(">2d", "longer ago than two days"), new("<1d", "within the last day"), new("<1w", "within the last week")];
        return [.. values.Take(Most).Select(choice => new SearchSuggestion($"{key.Name}:{Quote(choice.Value)}", choice.About, from, to))];
    }

    // Where the term begins in which the text ends; within quotes it began before them.
    private static int Start(string text)
    {
        var start = 0;
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && isQuoted) at++;
            else if (text[at] == '"') isQuoted = !isQuoted;
            else if (!isQuoted && (char.IsWhiteSpace(text[at]) || text[at] is '(' or ')')) start = at + 1;
        }

        return Math.Min(start, text.Length);
    }

    private static string Quote(string value) =>
        value.Any(sign => char.IsWhiteSpace(sign) || sign is '"' or '(' or ')' or '*' or '\\')
            ? $"\"{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : value;

    private async Task<List<SearchChoice>> ValuesAsync(SearchKey key, string start, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        return key.Values switch
        {
            SearchValues.Locales => Starting(catalog?.Locales.Select(locale => locale.Code) ?? [], start),
            SearchValues.Fields => Starting(catalog?.Fields.Select(field => field.Key) ?? [], start),
            SearchValues.Checks => Starting(CheckRegistry.Standard.All.SelectMany(check => check.Types.Append(check.Id)).Distinct().Order(StringComparer.Ordinal), start),
            SearchValues.Brands => await DataAsync("brand", start, cancellation),
            SearchValues.Categories => await DataAsync("category", start, cancellation),
            SearchValues.Skus => await DataAsync("sku", start, cancellation),
            SearchValues.People => Starting(["me", key.Name == "by" ? Revision.ModelAuthor : "nobody", .. await PeopleAsync(cancellation)], start),
            _ => [],
        };
    }

    private static List<SearchChoice> Starting(IEnumerable<string> values, string start) =>
        [.. values.Where(value => value.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Select(value => new SearchChoice(value, ""))];

    // The column is one of three words above, never from outside.
    private async Task<List<SearchChoice>> DataAsync(string column, string start, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var values = await connection.QueryAsync<string>(new CommandDefinition(
            $"""
            select distinct value from (
                select {column} as value from product where {column} <> '' and lower({column}) like @start order by lower({column}) using ~<~ limit {Read}) first
            order by value limit {Most}
            """,
            new { start = SearchText.Literal(start.ToLowerInvariant()) + "%" },
            cancellationToken: cancellation));
        return [.. values.Select(value => new SearchChoice(value, ""))];
    }

    private async Task<IEnumerable<string>> PeopleAsync(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QueryAsync<string>(new CommandDefinition("select name from account order by name", cancellationToken: cancellation));
    }
}
