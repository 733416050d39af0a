namespace Catalog.Jobs.Search;

/// <summary>Writes a tree as a query that <see cref="SearchParser"/> reads back as the same tree.</summary>
public static class SearchPrinter
{
    /// <summary>The query; nothing for <see cref="SearchNode.Everything"/>.</summary>
    public static string Print(SearchNode node) => node switch
    {
        SearchNode.All => "",
        SearchNode.Or(var left, var right) => $"{Print(left)} OR {Within(right, right is SearchNode.Or)}",
        SearchNode.And(var left, var right) => $"{Within(left, left is SearchNode.Or)} {Within(right, right is SearchNode.Or or SearchNode.And)}",
        SearchNode.Not(var of) => "-" + Within(of, of is SearchNode.Or or SearchNode.And),
        SearchNode.Words(var text) => Word(text, isAlone: true),
        SearchNode.Match(var key, var value, var isPrefix) => $"{key.Name}:{(isPrefix ? value + "*" : Word(value, isAlone: false))}",
        SearchNode.When(var key, var time) => $"{key.Name}:{time}",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    private static string Within(SearchNode node, bool needsParentheses) => needsParentheses ? $"({Print(node)})" : Print(node);

    private static string Word(string text, bool isAlone)
    {
        var isPlain = text.Length > 0 && !text.Any(sign => char.IsWhiteSpace(sign) || sign is '"' or '(' or ')' or '*' or '\\')
            && !(isAlone && (text[0] == '-' || text.Contains(':', StringComparison.Ordinal) || text is "AND" or "OR" or "NOT" or SearchKeys.Dismissed));
        return isPlain ? text : $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
