using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>The text of a description in HTML: facts are plain.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Hidden = ["script", "style", "template", "head"];
    private static readonly HashSet<string> Inline = ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u"];

    /// <summary>The text that a reader of the page would see, blocks parted by spaces. Text without markup stays as it is.</summary>
    public static string Of(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&')) return html;
        var document = new HtmlParser().ParseDocument("<body>" + html);
        var text = new StringBuilder();
        foreach (var node in document.Body!.ChildNodes) Add(node, text);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Add(INode root, StringBuilder text)
    {
        // Not recursive: a file may nest elements as deep as it likes.
        var open = new Stack<(INode Node, bool Closing)>([(root, false)]);
        while (open.TryPop(out var next))
        {
            if (next.Node is IText words) text.Append(words.Data);
            if (next.Node is not IElement element || Hidden.Contains(element.LocalName)) continue;
            if (!Inline.Contains(element.LocalName)) text.Append(' ');
            if (next.Closing) continue;
            open.Push((element, true));
            for (var i = element.ChildNodes.Length - 1; i >= 0; i--) open.Push((element.ChildNodes[i], false));
        }
    }
}
