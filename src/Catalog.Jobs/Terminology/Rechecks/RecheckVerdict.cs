using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Terminology.Rechecks;

/// <summary>What is known of a text that is checked again.</summary>
/// <param name="Requested">It waits for the model already.</param>
/// <param name="Reviewed">The model read it back when it was written.</param>
/// <param name="PersonsText">A person's text stands.</param>
/// <param name="DecidedByPerson">The last decision about it is a person's.</param>
internal sealed record RecheckedText(string State, bool Requested, bool Reviewed, bool PersonsText, bool DecidedByPerson);

/// <summary>Decides about a text that was checked again.</summary>
internal static class RecheckVerdict
{
    /// <summary>
    /// What the rules say; null: it stays in its state. Where a person decided, the rules take back no more than an approval, and only for a finding
    /// that the person couldn't see.
    /// </summary>
    /// <param name="before">What stood before the check.</param>
    public static Verdict? Of(RecheckedText text, Situation situation, IReadOnlyList<Finding> before, ApprovalRules rules)
    {
        if (text.Requested) return null;
        if (text.DecidedByPerson) return text.State == CopyState.Approved ? TakenBack(situation, before, rules) : null;
        if (text.PersonsText) return null;
        var verdict = Decide.About(situation, rules);
        return verdict.State == text.State ? null : verdict;
    }

    private static Verdict? TakenBack(Situation situation, IReadOnlyList<Finding> before, ApprovalRules rules)
    {
        var known = before.Select(finding => (finding.Type, finding.Field, finding.Found)).ToHashSet();
        var worst = situation.OwnFindings.Where(finding => !known.Contains((finding.Type, finding.Field, finding.Found))).MaxBy(finding => finding.Severity);
        return worst is null || worst.Severity <= (rules.BoundOf(situation.Locale).Most ?? Severity.None)
            ? null
            : new(CopyState.NeedsReview, $"{worst.Type} is new since a person approved the text");
    }
}
