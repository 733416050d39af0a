using Catalog.Jobs.Checks;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class BestDraftTests
{
    [Fact]
    public void The_last_draft_is_kept_where_it_is_no_worse() =>
        Assert.Equal([0, 1], Rounds(Draft(0, Severity.Major), Draft(1, Severity.Major)));

    [Fact]
    public void A_worse_draft_stands_before_the_kept_one() =>
        Assert.Equal([1, 0], Rounds(Draft(0, Severity.Minor, Severity.Minor), Draft(1, Severity.Major)));

    [Fact]
    public void Fewer_findings_of_the_same_severity_are_better() =>
        Assert.Equal([0, 2, 1], Rounds(Draft(0, Severity.Major, Severity.Major), Draft(1, Severity.Major), Draft(2, Severity.Major, Severity.Minor)));

    [Fact]
    public void A_draft_without_a_review_is_worse_than_any() =>
        Assert.Equal([1, 0], Rounds(Draft(0, Severity.Critical), Draft(1) with { Said = null }));

    private static IEnumerable<int> Rounds(params Draft[] drafts) => BestDraft.LastOf(drafts).Select(draft => draft.Round);

    private static Draft Draft(int round, params Severity[] findings) => new(
        new Copy([]), new ReadBack([]), [.. findings.Select(severity => new Finding("style", severity, "test", null, "", "", ""))], round, 0, 0, 0);
}
