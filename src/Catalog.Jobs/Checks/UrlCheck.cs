using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Names;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>Addresses of pages and of mail that no fact or attribute has.</summary>
public sealed partial class UrlCheck() : TextCheck(new CheckData("urls", "URL", Severity.Major, "markup.url")
{
    Description = "An address of a page or of mail that no fact and no attribute has. Where it is nearly one of theirs, that one is the correction.",
    Needs = ["empty"],
    Fixes = true,
})
{
    // "http" for "https", a letter or two, a lost "www.".
    private const int SlipOfThePen = 4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var known = input.Product.Facts.SelectMany(fact => fact.Values).Concat(input.Product.Attributes.Values)
            .SelectMany(value => Address().Matches(value)).Select(match => Trimmed(match.Value)).Distinct().ToList();
        foreach (var part in input.Parts)
        {
            foreach (Match match in Address().Matches(part.Text))
            {
                var found = Trimmed(match.Value);
                if (known.Exists(one => Bare(one) == Bare(found))) continue;
                var meant = known.Where(one => EditDistance.AtMost(one, found, SlipOfThePen)).MinBy(one => EditDistance.Of(one, found)) ?? "";
                var span = part.Span(match.Index, found.Length);
                var message = meant.Length > 0 ? $"\"{found}\" is not the facts' address {meant}." : $"\"{found}\" is an address that the facts don't have.";
                yield return Finding(part.Field, found, meant, message, span) with { Fix = meant.Length > 0 ? new(span, meant) : null };
            }
        }
    }

    /// <summary>Where addresses stand: their marks are no punctuation.</summary>
    internal static IReadOnlyList<TextSpan> Places(string text) => [.. Address().Matches(text).Select(match => new TextSpan(match.Index, match.Length))];

    private static string Trimmed(string address) => address.TrimEnd('.', ',', ';', ':', '!', '?', '。', '，', '、', '؟', '،');

    private static string Bare(string address) => address.TrimEnd('/').ToUpperInvariant();

    [GeneratedRegex(
        """(?:https?://|www\.)[^\s<>"'“”„«»「」()（）]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|shop)(?![\w-])(?:/[^\s<>"']*)?""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
