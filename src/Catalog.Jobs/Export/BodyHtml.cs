using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Export;

/// <summary>A description and its bullets as the HTML of a product page: <c>&lt;p&gt;…&lt;/p&gt;&lt;ul&gt;&lt;li&gt;…&lt;/li&gt;&lt;/ul&gt;</c>, and back.</summary>
internal static partial class BodyHtml
{
    /// <summary>The HTML; all text encoded, a line end as <c>&lt;br&gt;</c>.</summary>
    public static string Write(IReadOnlyList<CopyField> fields)
    {
        var html = new StringBuilder();
        foreach (var field in fields.Where(field => field.Items.Any(item => item.Length > 0)))
        {
            if (field.IsList) html.Append("<ul>").AppendJoin("", field.Items.Select(item => $"<li>{Encode(item)}</li>")).Append("</ul>");
            else html.Append("<p>").Append(Encode(field.Text)).Append("</p>");
        }

        return html.ToString();
    }

    /// <summary>The fields of such HTML; several paragraphs are one text. Null for other elements, attributes or text outside of them.</summary>
    /// <param name="fields">Which there are: <c>description</c>, <c>bullets</c> or both; what isn't in the HTML is empty.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Read(string html, IReadOnlyList<string> fields)
    {
        var at = 0;
        var (paragraphs, bullets) = (new List<string>(), new List<string>());
        foreach (Match block in Block().Matches(html))
        {
            if (html[at..block.Index].Trim().Length > 0) return null;
            at = block.Index + block.Length;
            if (block.Groups["p"] is { Success: true } paragraph) paragraphs.Add(Decode(paragraph.Value));
            else bullets.AddRange(Item().Matches(block.Groups["ul"].Value).Select(item => Decode(item.Groups[1].Value)));
        }

        if (html[at..].Trim().Length > 0 || paragraphs.Concat(bullets).Any(text => text.Contains('\0', StringComparison.Ordinal))) return null;
        if ((paragraphs.Count > 0 && !fields.Contains("description")) || (bullets.Count > 0 && !fields.Contains("bullets"))) return null;
        return fields.ToDictionary(field => field, field => field == "bullets" ? (IReadOnlyList<string>)bullets : [string.Join("\n", paragraphs)]);
    }

    private static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\r\n", "<br>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);

    // A mark that is left over is HTML of another kind; NUL says so, which no text may hold.
    private static string Decode(string html)
    {
        var text = Break().Replace(html.Replace("\r", "", StringComparison.Ordinal).Replace('\n', ' '), "\n");
        return text.Contains('<', StringComparison.Ordinal) ? "\0" : WebUtility.HtmlDecode(text).Trim();
    }

    [GeneratedRegex(@"<p>(?<p>.*?)</p>|<ul>(?<ul>(?:\s*<li>.*?</li>)*\s*)</ul>", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Block();

    [GeneratedRegex("<li>(.*?)</li>", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Item();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Break();
}
