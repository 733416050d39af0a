using Microsoft.AspNetCore.Html;

namespace Catalog.Dashboard.Pages;

/// <summary>Text with code in backticks, as Markdown has it, for pages.</summary>
public static class CodeSpans
{
    /// <summary>The text, encoded, with <c>code</c> elements for what stands between two backticks; one without a partner stays.</summary>
    public static IHtmlContent Of(string text)
    {
        var parts = text.Split('`');
        var content = new HtmlContentBuilder();
        for (var at = 0; at < parts.Length; at++)
        {
            if (at % 2 == 0) content.Append(parts[at]);
            else if (at == parts.Length - 1) content.Append("`" + parts[at]);
            else content.AppendHtml("<code>").Append(parts[at]).AppendHtml("</code>");
        }

        return content;
    }
}
