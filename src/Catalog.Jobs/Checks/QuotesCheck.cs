using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Typography;

namespace Catalog.Jobs.Checks;

/// <summary>Quotation marks of another language.</summary>
public sealed class QuotesCheck() : TextCheck(new CheckData("quotes", "Quotation marks", Severity.Minor, "locale.quotes")
{
    Description = "A pair of quotation marks that the locale doesn't set: „…“ or »…« in German, «…» in French, 「…」 in Japanese. Straight marks are fine where publishers of the language use them; inch marks behind digits and what the facts quote are left alone.",
    Needs = ["empty"],
    Fixes = true,
})
{
    private const string Marks = "\"“”„«»「」『』";

    // Pairs of all languages: two marks that make none of them are no quotation.
    private static readonly HashSet<string> Known = ["\"\"", "“”", "„“", "„”", "””", "““", "”“", "«»", "»«", "»»", "「」", "『』"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var own = TypographyRules.Of(input.Culture);
        if (own.Quotes.Length == 0) yield break;
        foreach (var part in input.Parts.Where(part => !part.Text.Contains('<', StringComparison.Ordinal)))
        {
            foreach (var (start, end) in Pairs(part.Text))
            {
                var pair = $"{part.Text[start]}{part.Text[end]}";
                if (own.Quotes.Contains(pair) || !Known.Contains(pair)) continue;
                var found = part.Text[start..(end + 1)];
                if (input.Product.Facts.Any(fact => fact.Text.Contains(found, StringComparison.Ordinal))) continue;
                var (span, right) = (part.Span(start, end + 1 - start), Quoted(part.Text[(start + 1)..end].Trim(' ', '\u00A0', '\u202F'), own));
                yield return Finding(part.Field, found, right, $"The locale quotes with {own.Quotes[0][0]}…{own.Quotes[0][1]}.", span) with { Fix = new(span, right) };
            }
        }
    }

    private static string Quoted(string text, TypographyRules rules)
    {
        var space = rules.SpacedMarks.TryGetValue('»', out var narrow) ? narrow.ToString() : "";
        return $"{rules.Quotes[0][0]}{space}{text}{space}{rules.Quotes[0][1]}";
    }

    private static IEnumerable<(int Start, int End)> Pairs(string text)
    {
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Marks.Contains(text[at], StringComparison.Ordinal)) continue;

            // 27" is a screen.
            if (open < 0 && text[at] is '"' or '”' && at > 0 && char.IsDigit(text[at - 1])) continue;
            if (open < 0) open = at;
            else
            {
                yield return (open, at);
                open = -1;
            }
        }
    }
}
