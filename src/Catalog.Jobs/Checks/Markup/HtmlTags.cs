using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Markup;

/// <summary>A tag of a text.</summary>
internal sealed record HtmlTag(int Start, string Text, string Name, bool Closes);

/// <summary>Reads tags as they stand, before any parser mends them.</summary>
internal static partial class HtmlTags
{
    // https://html.spec.whatwg.org/multipage/syntax.html#void-elements
    private static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    /// <summary>The tags in the text's order.</summary>
    public static IReadOnlyList<HtmlTag> Read(string text) =>
        [.. Tag().Matches(text).Select(match => new HtmlTag(match.Index, match.Value, match.Groups["name"].Value.ToLowerInvariant(), match.Value[1] == '/'))];

    /// <summary>Tags that are never closed, or that close none.</summary>
    public static IEnumerable<HtmlTag> Unbalanced(IEnumerable<HtmlTag> tags)
    {
        var open = new Stack<HtmlTag>();
        var wrong = new List<HtmlTag>();
        foreach (var tag in tags.Where(tag => !Void.Contains(tag.Name)))
        {
            if (!tag.Closes) open.Push(tag);
            else if (open.Count > 0 && open.Peek().Name == tag.Name) open.Pop();
            else wrong.Add(tag);
        }

        return wrong.Concat(open).OrderBy(tag => tag.Start);
    }

    /// <summary>Which elements there are, sorted: the same in every language where only words are translated.</summary>
    public static string Names(IEnumerable<HtmlTag> tags) => string.Join(' ', tags.Where(tag => !tag.Closes).Select(tag => tag.Name).Order(StringComparer.Ordinal));

    [GeneratedRegex("</?(?<name>[a-zA-Z][a-zA-Z0-9-]*)[^<>]*>?", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
