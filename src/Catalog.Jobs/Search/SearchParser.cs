namespace Catalog.Jobs.Search;

/// <summary>Reads queries. What stands beside each other must all hold; <c>AND</c> binds closer than <c>OR</c>, <c>NOT</c> and <c>-</c> closest.</summary>
public sealed class SearchParser
{
    /// <summary>Characters of a query at most.</summary>
    public const int LongestQuery = 2000;

    private const int Deepest = 40;
    private const int MostTerms = 100;

    private readonly List<SearchToken> tokens = [];
    private int position;
    private int terms;
    private SearchProblem? problem;

    private SearchParser()
    {
    }

    private SearchToken Now => tokens[position];

    /// <summary>Reads a query; nothing or white space is <see cref="SearchNode.Everything"/>.</summary>
    public static SearchReading Read(string? query)
    {
        query ??= "";
        if (query.Length > LongestQuery)
            return new(null, new SearchProblem(LongestQuery, 1, $"The query has {query.Length} characters; at most {LongestQuery} are read.", []));
        var parser = new SearchParser();
        parser.problem = SearchLexer.Read(query, parser.tokens);
        if (parser.problem is not null) return new(null, parser.problem);
        if (parser.Now.Kind == SearchTokenKind.End) return new(SearchNode.Everything, null);
        var tree = parser.Or(0);
        if (tree is not null && parser.Now.Kind != SearchTokenKind.End) parser.Fail(parser.Now, "This parenthesis was never opened.");
        return parser.problem is null ? new(tree, null) : new(null, parser.problem);
    }

    private SearchNode? Or(int depth)
    {
        var left = And(depth);
        while (left is not null && Now.Kind == SearchTokenKind.Or)
        {
            position++;
            left = And(depth) is { } right ? new SearchNode.Or(left, right) : null;
        }

        return left;
    }

    private SearchNode? And(int depth)
    {
        var left = One(depth);
        while (left is not null && Now.Kind is not (SearchTokenKind.End or SearchTokenKind.Close or SearchTokenKind.Or))
        {
            if (Now.Kind == SearchTokenKind.And) position++;
            left = One(depth) is { } right ? new SearchNode.And(left, right) : null;
        }

        return left;
    }

    private SearchNode? One(int depth)
    {
        var token = Now;
        if (depth > Deepest) return Fail(token, $"Parentheses and NOT are nested deeper than {Deepest}.");
        switch (token.Kind)
        {
            case SearchTokenKind.Minus or SearchTokenKind.Not:
                position++;
                return One(depth + 1) is { } negated ? new SearchNode.Not(negated) : null;
            case SearchTokenKind.Open:
                position++;
                if (Or(depth + 1) is not { } inner) return null;
                if (Now.Kind != SearchTokenKind.Close) return Fail(token, "This parenthesis is never closed.", ")");
                position++;
                return inner;
            case SearchTokenKind.Word:
                if (++terms > MostTerms) return Fail(token, $"The query has more than {MostTerms} terms.");
                position++;
                return SearchTerms.Read(token, out problem);
            case SearchTokenKind.Close:
                return Fail(token, "Something is missing before this parenthesis: a word, or a key with its value.", [.. SearchKeys.All.Select(key => key.Name + ":")]);
            case SearchTokenKind.End:
                return Fail(token, "The query ends where a word, or a key with its value, should stand.", [.. SearchKeys.All.Select(key => key.Name + ":")]);
            default:
                return Fail(token, $"{token.Text} needs something on both sides. To search for the word itself, put it in quotes.", $"\"{token.Text}\"");
        }
    }

    private SearchNode? Fail(SearchToken token, string message, params string[] possible)
    {
        problem ??= new SearchProblem(token.At, Math.Max(1, token.End - token.At), message, possible);
        return null;
    }
}
