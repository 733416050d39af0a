using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Html;

namespace Catalog.Dashboard.Texts;

/// <summary>
/// Writes marked texts and differences as HTML, encoded, without any white space that the text doesn't have. Characters that can't be seen carry
/// their names (<c>data-invisible</c>), which the style sheet shows on demand; in a text from right to left Latin runs are set apart.
/// </summary>
internal static class TextHtml
{
    /// <summary>A text with its findings as <c>mark</c> and the places of the read-back's statements.</summary>
    /// <param name="locale">The text's.</param>
    /// <param name="placeId">The id of a statement's place; null: places have none.</param>
    public static IHtmlContent Marked(IReadOnlyList<TextPiece> pieces, string locale, Func<int, string>? placeId = null)
    {
        var html = new HtmlContentBuilder();
        int? before = null;
        foreach (var piece in pieces)
        {
            if (piece.Link is not null)
            {
                html.AppendHtml("<span class=\"place\" data-link=\"").Append(piece.Link);
                if (placeId is not null && piece.Statement is { } statement && statement != before) html.AppendHtml("\" id=\"").Append(placeId(statement));
                html.AppendHtml("\">");
            }

            if (piece.Finding?.Finding is { } finding)
            {
                html.AppendHtml("<mark class=\"mark-").Append(finding.Severity.ToString().ToLowerInvariant())
                    .AppendHtml("\" title=\"").Append($"{finding.Type}: {finding.Message}").AppendHtml("\">");
            }

            Append(html, piece.Text, locale);
            if (piece.Finding is not null) html.AppendHtml("</mark>");
            if (piece.Link is not null) html.AppendHtml("</span>");
            before = piece.Statement;
        }

        return html;
    }

    /// <summary>A difference as <c>ins</c> and <c>del</c>.</summary>
    /// <param name="locale">The texts'.</param>
    public static IHtmlContent Difference(IReadOnlyList<DiffPart> parts, string locale)
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
            html.AppendHtml($"<{tag}>");
            Append(html, part.Text, locale);
            html.AppendHtml($"</{tag}>");
        }

        return html;
    }

    /// <summary>A text as it is.</summary>
    /// <param name="locale">The text's.</param>
    public static IHtmlContent Plain(string text, string locale)
    {
        var html = new HtmlContentBuilder();
        Append(html, text, locale);
        return html;
    }

    private static void Append(HtmlContentBuilder html, string text, string locale)
    {
        if (Pages.Show.Direction(locale) != "rtl")
        {
            Named(html, text);
            return;
        }

        foreach (var (run, isLatin) in LatinRuns.Split(text))
        {
            if (isLatin) html.AppendHtml("<bdi dir=\"ltr\">");
            Named(html, run);
            if (isLatin) html.AppendHtml("</bdi>");
        }
    }

    private static void Named(HtmlContentBuilder html, string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (Invisible.Name(text, at) is not { } name) continue;
            html.Append(text[start..at]).AppendHtml("<span data-invisible=\"").Append(name).AppendHtml("\">").Append(text[at].ToString()).AppendHtml("</span>");
            start = at + 1;
        }

        html.Append(text[start..]);
    }
}
