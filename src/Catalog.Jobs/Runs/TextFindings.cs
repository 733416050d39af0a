using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Runs;

/// <summary>All findings about a text: the deterministic checks', the read-back's and the model's own.</summary>
internal static class TextFindings
{
    /// <summary>In an order that depends on nothing but the findings.</summary>
    public static IReadOnlyList<Finding> Of(CheckInput input, ReviewAnswer? review)
    {
        var findings = TextChecks.Run(input).ToList();
        if (review is not null)
        {
            findings.AddRange(ReadBackCheck.Run(input, review.Said));
            findings.AddRange(review.Findings.Select(finding => new Finding(
                finding.Type, finding.Severity, "model", finding.Field, finding.Found, finding.Expected, $"The model reports {finding.Type}.")));
        }

        return findings;
    }
}
