using Catalog.Jobs.Checks.Names;

namespace Catalog.Jobs.Search;

/// <summary>What a word, or a key with its value, means.</summary>
internal static class SearchTerms
{
    /// <summary>The node; null where <paramref name="problem"/> says what is wrong.</summary>
    public static SearchNode? Read(SearchToken token, out SearchProblem? problem)
    {
        problem = null;
        if (token.Key is null)
        {
            // The one word that is a condition by itself; in quotes it is a word like any other.
            if (!token.IsQuoted && token.Text == SearchKeys.Dismissed) return new SearchNode.Match(SearchKeys.Has, SearchKeys.Dismissed);
            if (SearchText.IsSearchable(token.Text)) return new SearchNode.Words(token.Text);
            problem = At(token.At, token.End, "Too short to search for: at least three letters or digits in a row are needed, or two of Chinese, Japanese or Korean.");
            return null;
        }

        if (SearchKeys.Find(token.Key) is not { } key)
        {
            problem = At(
                token.At, token.ValueAt, $"There is no key “{token.Key}”. To search for text with a colon, put it in quotes.",
                [.. SearchKeys.All.OrderBy(known => EditDistance.Of(known.Name, token.Key.ToLowerInvariant())).ThenBy(known => known.Name, StringComparer.Ordinal).Select(known => known.Name + ":")]);
            return null;
        }

        if (token.Text.Length == 0)
        {
            problem = At(token.ValueAt, token.End, $"{key.Name}: needs a value, for example {key.Example}.", Possible(key));
            return null;
        }

        return Value(key, token, out problem);
    }

    private static SearchNode? Value(SearchKey key, SearchToken token, out SearchProblem? problem)
    {
        problem = null;
        var text = token.Text;
        if (key.IsTime)
        {
            if (SearchTime.Read(text) is { } time) return new SearchNode.When(key, time);
            problem = At(token.ValueAt, token.End, $"{key.Name}: takes a span with > (longer ago) or < (within), in m, h, d or w, or a day.", [">2d", "<1w", ">2026-11-01", "2026-11-24"]);
            return null;
        }

        var isPrefix = !token.IsQuoted && text.EndsWith('*');
        if (isPrefix) text = text[..^1];
        if (isPrefix && (!key.TakesPrefix || text.Length == 0))
        {
            problem = At(token.ValueAt, token.End, key.TakesPrefix ? "There must be something before the *." : $"{key.Name}: takes no *.", Possible(key));
            return null;
        }

        if (!token.IsQuoted && text.Contains('*', StringComparison.Ordinal))
        {
            problem = At(token.ValueAt + text.IndexOf('*', StringComparison.Ordinal), token.ValueAt + text.IndexOf('*', StringComparison.Ordinal) + 1, "A * may stand at the end only; in quotes it is a letter like any other.");
            return null;
        }

        if (key.HasText && !SearchText.IsSearchable(text))
        {
            problem = At(token.ValueAt, token.End, "Too short to search for: at least three letters or digits in a row are needed, or two of Chinese, Japanese or Korean.");
            return null;
        }

        if (key.Choices.Count > 0)
        {
            var wanted = text.Replace('_', '-').ToLowerInvariant();
            if (key.Choices.Any(choice => choice.Value == wanted)) return new SearchNode.Match(key, wanted);
            problem = At(token.ValueAt, token.End, $"{key.Name}: has no value “{text}”.", Possible(key));
            return null;
        }

        return new SearchNode.Match(key, key.Name == "locale" ? SearchText.Locale(text) : text, isPrefix);
    }

    private static IReadOnlyList<string> Possible(SearchKey key) => [.. key.Choices.Select(choice => $"{key.Name}:{choice.Value}")];

    private static SearchProblem At(int start, int end, string message, IReadOnlyList<string>? possible = null) => new(start, Math.Max(1, end - start), message, possible ?? []);
}
