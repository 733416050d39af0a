using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Html;

namespace Catalog.Dashboard.Texts;

/// <summary>Writes marked texts and differences as HTML, encoded, without any white space that the text doesn't have.</summary>
internal static class TextHtml
{
    /// <summary>A text with its findings as <c>mark</c>.</summary>
    public static IHtmlContent Marked(IReadOnlyList<TextPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Finding?.Finding is { } finding)
            {
                html.AppendHtml("<mark class=\"mark-").Append(finding.Severity.ToString().ToLowerInvariant())
                    .AppendHtml("\" title=\"").Append($"{finding.Type}: {finding.Message}").AppendHtml("\">").Append(piece.Text).AppendHtml("</mark>");
            }
            else
            {
                html.Append(piece.Text);
            }
        }

        return html;
    }

    /// <summary>A difference as <c>ins</c> and <c>del</c>.</summary>
    public static IHtmlContent Difference(IReadOnlyList<DiffPart> parts)
    {
        var html = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            var tag = part.Kind switch
            {
                DiffKind.Added => "ins",
                DiffKind.Removed => "del",
                _ => "span",
            };
            html.AppendHtml($"<{tag}>").Append(part.Text).AppendHtml($"</{tag}>");
        }

        return html;
    }
}
