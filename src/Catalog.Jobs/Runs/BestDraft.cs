using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Runs;

/// <summary>Chooses among the drafts of a text.</summary>
internal static class BestDraft
{
    /// <summary>
    /// The drafts in their order, but with the kept one last: the last draft, unless it is worse than an earlier one: more critical findings, or as
    /// many and more major ones, and so on. A draft that could not be reviewed is worse than any other.
    /// </summary>
    public static IReadOnlyList<Draft> LastOf(IReadOnlyList<Draft> drafts)
    {
        var best = drafts.MaxBy(draft => (draft.Said is not null, -Count(draft, Severity.Critical), -Count(draft, Severity.Major), -Count(draft, Severity.Minor), draft.Round))
            ?? throw new ArgumentException("There is no draft to choose from.", nameof(drafts));
        return [.. drafts.Where(draft => draft != best), best];
    }

    private static int Count(Draft draft, Severity severity) => draft.Findings.Count(finding => finding.Severity == severity);
}
