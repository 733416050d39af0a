using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>All findings about a text: the deterministic checks', the read-back's and the model's own.</summary>
internal static class TextFindings
{
    /// <summary>In an order that depends on nothing but the findings.</summary>
    public static IReadOnlyList<Finding> Of(CheckInput input, ReviewAnswer? review, ModelProfile profile)
    {
        var findings = TextChecks.Run(input).ToList();
        if (review is not null)
        {
            findings.AddRange(ReadBackCheck.Run(input, review.Said));
            findings.AddRange(ModelFindingCheck.Run(input, review.Findings, profile));
        }

        return findings;
    }
}
