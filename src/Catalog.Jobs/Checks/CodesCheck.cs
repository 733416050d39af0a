using System.Text.RegularExpressions;
using Catalog.Jobs.Checks.Names;
using Catalog.Jobs.Checks.Quantities;
using Catalog.Jobs.Checks.Registry;
using Match = System.Text.RegularExpressions.Match;

namespace Catalog.Jobs.Checks;

/// <summary>GTINs and model codes that aren't the facts'.</summary>
public sealed partial class CodesCheck() : TextCheck(new CheckData("codes", "GTIN and model code", Severity.Critical, "accuracy.code")
{
    Description = "A number of 8, 12, 13 or 14 digits that is nearly the facts' GTIN, or has a right check digit and is none of the facts' numbers; a model code (letters and digits, WH-1000XM4) that is nearly one of the facts'.",
    Needs = ["empty"],
    Fixes = true,
})
{
    private const int Slips = 2;
    private const int ShortestModel = 4;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var values = input.Product.Facts.SelectMany(fact => fact.Values).Concat(input.Product.Attributes.Values).Append(input.Product.Sku).ToList();
        var numbers = values.SelectMany(value => Number().Matches(new FoldedText(value).Text)).Select(match => Digits(match.Value)).ToHashSet();
        var models = values.SelectMany(Models).Select(match => match.Value).ToHashSet();
        foreach (var part in input.Parts)
        {
            foreach (Match match in Number().Matches(part.Folded.Text))
                if (Judge(part, match, numbers) is { } finding) yield return finding;
            if (models.Count == 0) continue;
            foreach (var match in Models(part.Text).Where(match => !models.Contains(match.Value)))
            {
                if (models.FirstOrDefault(model => IsNear(model, match.Value)) is not { } meant) continue;
                var span = part.Span(match.Index, match.Length);
                yield return Finding(part.Field, match.Value, meant, $"\"{match.Value}\" should be the facts' \"{meant}\".", span, Severity.Major) with { Fix = new(span, meant) };
            }
        }
    }

    private Finding? Judge(TextPart part, Match match, HashSet<string> known)
    {
        var digits = Digits(match.Value);
        if (known.Contains(digits)) return null;
        var meant = known.FirstOrDefault(number => Gtin.HasLength(number) && EditDistance.AtMost(number, digits, Slips));
        if (meant is null && !(Gtin.HasLength(digits) && Gtin.IsValid(digits))) return null;
        var span = part.Span(part.Folded.Span(match.Index, match.Length));
        var found = part.Text.Substring(span.Start, span.Length);
        var message = meant is null ? $"\"{found}\" is a GTIN that the facts don't have." : $"\"{found}\" should be the facts' {meant}.";
        return Finding(part.Field, found, meant ?? "", message, span) with { Fix = meant is null ? null : new(span, meant) };
    }

    // Letters the same and digits not is another model; so is a hyphen or a letter's case.
    private static bool IsNear(string model, string said) => EditDistance.AtMost(model.ToLowerInvariant(), said.ToLowerInvariant(), 1)
        || model.Replace("-", "", StringComparison.Ordinal).Equals(said.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Match> Models(string text) => Model().Matches(text).Where(match =>
        match.Value.Count(char.IsLetterOrDigit) >= ShortestModel && match.Value.Any(char.IsAsciiLetterUpper) && match.Value.Any(char.IsAsciiDigit)
        && QuantityReader.Whole(match.Value) is not { Unit: not null });

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"(?<![\p{L}\d.,])[0-9](?:[ -]?[0-9]){7,13}(?![\d]|[.,]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![A-Za-z0-9\u00C0-\u024F])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9\u00C0-\u024F])", RegexOptions.CultureInvariant)]
    private static partial Regex Model();
}
