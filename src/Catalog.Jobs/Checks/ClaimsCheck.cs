using Catalog.Jobs.Checks.Claims;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>Claims that laws ask proof for and that the facts don't make.</summary>
public sealed class ClaimsCheck() : TextCheck(new CheckData("claims", "Claim", Severity.Major, "claim.superlative", "claim.health", "claim.eco", "claim.free-of")
{
    Description = "Superlatives (minor), effects on health, effects on the environment, and \"free of\" a substance, where the facts don't say the same. The phrases and the laws behind them are in `src/Catalog.Jobs/Checks/Claims`; it is a list of words, not legal advice.",
    Needs = ["empty", "language"],
})
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Run(CheckInput input)
    {
        var language = input.Culture.TwoLetterISOLanguageName;
        var borneOut = Facts(input, System.Globalization.CultureInfo.GetCultureInfo(input.Catalog.SourceLocale).TwoLetterISOLanguageName);
        foreach (var part in input.Parts)
        {
            foreach (var claim in ClaimTable.Find(part.Folded, language).Where(claim => !claim.Concepts.Any(concept => borneOut.Contains((claim.Kind, concept)))))
            {
                var span = part.Span(part.Folded.Span(claim.Start, claim.Length));
                var found = part.Text.Substring(span.Start, span.Length);
                if (input.Product.Facts.Any(fact => fact.Text.Contains(found, StringComparison.OrdinalIgnoreCase))) continue;
                yield return Finding(part.Field, found, "", Message(claim.Kind, found), span, claim.Kind == "superlative" ? Severity.Minor : Severity.Major) with
                {
                    Type = $"claim.{claim.Kind}",
                };
            }
        }
    }

    private static HashSet<(string Kind, string Concept)> Facts(CheckInput input, string language) => input.Product.Facts
        .SelectMany(fact => ClaimTable.Find(new FoldedText(fact.Text), language))
        .SelectMany(claim => claim.Concepts, (claim, concept) => (claim.Kind, concept)).ToHashSet();

    private static string Message(string kind, string found) => kind switch
    {
        "superlative" => $"\"{found}\" says that nothing is better; who says so must be able to prove it.",
        "health" => $"\"{found}\" claims an effect on health that the facts don't have.",
        "eco" => $"\"{found}\" claims an effect on the environment that the facts don't have.",
        _ => $"\"{found}\" claims that something isn't in it; the facts don't say so.",
    };
}
