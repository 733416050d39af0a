using System.Text;

namespace Catalog.Jobs.Search;

/// <summary>Cuts a query into its pieces.</summary>
internal static class SearchLexer
{
    /// <summary>The pieces, the last of them <see cref="SearchTokenKind.End"/>; or what is wrong.</summary>
    public static SearchProblem? Read(string query, List<SearchToken> tokens)
    {
        var at = 0;
        while (true)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at])) at++;
            if (at == query.Length)
            {
                tokens.Add(new SearchToken(SearchTokenKind.End, at, at));
                return null;
            }

            if (Sign(query[at]) is { } sign)
            {
                tokens.Add(new SearchToken(sign, at, at + 1));
                at++;
                continue;
            }

            if (Word(query, at, out var token) is { } problem) return problem;
            tokens.Add(token!);
            at = token!.End;
        }
    }

    private static SearchTokenKind? Sign(char sign) => sign switch
    {
        '(' => SearchTokenKind.Open,
        ')' => SearchTokenKind.Close,
        '-' => SearchTokenKind.Minus,
        _ => null,
    };

    private static SearchProblem? Word(string query, int start, out SearchToken? token)
    {
        token = null;
        if (query[start] == '"')
        {
            if (Quoted(query, start, out var end, out var text) is { } open) return open;
            token = new SearchToken(SearchTokenKind.Word, start, end, null, text, IsQuoted: true, start);
            return null;
        }

        var at = start;
        while (at < query.Length && !IsEnd(query[at]) && query[at] != ':') at++;
        var word = query[start..at];
        if (at == query.Length || query[at] != ':')
        {
            var kind = word switch { "AND" => SearchTokenKind.And, "OR" => SearchTokenKind.Or, "NOT" => SearchTokenKind.Not, _ => SearchTokenKind.Word };
            token = new SearchToken(kind, start, at, null, word, IsQuoted: false, start);
            return null;
        }

        var value = ++at;
        if (value < query.Length && query[value] == '"')
        {
            if (Quoted(query, value, out var end, out var text) is { } open) return open;
            token = new SearchToken(SearchTokenKind.Word, start, end, word, text, IsQuoted: true, value);
            return null;
        }

        while (at < query.Length && !IsEnd(query[at])) at++;
        token = new SearchToken(SearchTokenKind.Word, start, at, word, query[value..at], IsQuoted: false, value);
        return null;
    }

    private static bool IsEnd(char sign) => char.IsWhiteSpace(sign) || sign is '(' or ')' or '"';

    private static SearchProblem? Quoted(string query, int start, out int end, out string text)
    {
        var read = new StringBuilder();
        for (var at = start + 1; at < query.Length; at++)
        {
            if (query[at] == '"')
            {
                (end, text) = (at + 1, read.ToString());
                return null;
            }

            if (query[at] == '\\' && at + 1 < query.Length) at++;
            read.Append(query[at]);
        }

        (end, text) = (query.Length, "");
        return new SearchProblem(start, 1, "These quotes are never closed.", ["\""]);
    }
}
