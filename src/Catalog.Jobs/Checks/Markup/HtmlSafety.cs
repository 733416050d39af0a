using Ganss.Xss;

namespace Catalog.Jobs.Checks.Markup;

/// <summary>Says what of a text's HTML a shop must not show: what HtmlSanitizer takes out under a list of elements that copy needs.</summary>
internal static class HtmlSafety
{
    private static readonly string[] Tags =
    [
        "a", "b", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "s", "small",
        "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    ];

    private static readonly string[] Attributes = ["alt", "class", "colspan", "dir", "height", "href", "lang", "rowspan", "src", "title", "width"];

    /// <summary>Elements, attributes and comments that aren't allowed, with their place where the text has them literally.</summary>
    public static IReadOnlyList<(string What, TextSpan? Span)> Unsafe(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return [];
        var removed = new List<string>();
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.RemovingTag += (_, e) => removed.Add("<" + e.Tag.LocalName);
        sanitizer.RemovingAttribute += (_, e) => removed.Add(e.Attribute.Name);
        sanitizer.RemovingComment += (_, _) => removed.Add("<!--");
        sanitizer.Sanitize(text);
        return [.. removed.Distinct().Select(what => (what, Place(text, what)))];
    }

    private static TextSpan? Place(string text, string what) =>
        text.IndexOf(what, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? new TextSpan(at, what.Length) : null;
}
