using Catalog.Jobs.Review;

namespace Catalog.Jobs.History;

/// <summary>Goes back to an older text: it becomes a new revision of the person, checked and kept back by enforced checks like any edit.</summary>
public sealed class Reverts(TextHistories histories, Decisions decisions)
{
    /// <summary>Takes a revision's text up again.</summary>
    /// <param name="version">The text's version that the person saw.</param>
    /// <param name="number">The revision's number.</param>
    public async Task<DecisionOutcome> RevertAsync(long copyId, int version, int number, string actor, CancellationToken cancellation)
    {
        if (await histories.RevisionAsync(copyId, number, cancellation) is not { } wanted) return new DecisionOutcome.Gone();
        if (await histories.IsNewestAsync(copyId, wanted.Id, cancellation))
            return new DecisionOutcome.Refused($"Revision {number} is the newest already. Approve it on the review page.");
        return await decisions.DecideAsync(copyId, version, actor, new Decision.Edit(wanted.Text) { Reverts = wanted }, cancellation);
    }
}
