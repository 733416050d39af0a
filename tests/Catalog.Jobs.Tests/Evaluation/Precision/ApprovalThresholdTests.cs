using Catalog.Jobs.Checks;
using Catalog.Jobs.Evaluation.Precision;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation.Precision;

public sealed class ApprovalThresholdTests
{
    [Theory]
    [InlineData(0, 100, 0, 100, 0, 0, Severity.Minor)]
    [InlineData(0, 100, 20, 100, 0, 100, Severity.None)]
    [InlineData(0, 100, 0, 49, 0, 100, Severity.None)]
    [InlineData(4, 100, 4, 100, 4, 100, Severity.Major)]
    [InlineData(20, 100, 0, 100, 0, 100, null)]
    [InlineData(0, 49, 0, 100, 0, 100, null)]
    [InlineData(0, 0, 0, 0, 0, 0, null)]
    public void It_is_the_worst_finding_that_people_seldom_act_on(
        int changedNone, int none, int changedMinor, int minor, int changedMajor, int major, Severity? highest)
    {
        DecidedTexts[] decided =
        [
            new("de-DE", Severity.None, none, changedNone), new("de-DE", Severity.Minor, minor, changedMinor), new("de-DE", Severity.Major, major, changedMajor),
            new("fr-FR", Severity.None, 1000, 1000),
        ];
        var threshold = ApprovalThreshold.Of("de-DE", decided);
        Assert.Equal(highest, threshold.Highest);
        Assert.Equal(none + minor + major, threshold.Decided);
        Assert.Equal(4, threshold.Steps.Count);
    }

    [Fact]
    public void A_share_that_is_small_by_chance_is_not_enough()
    {
        // 3 of 50 are 6 %, but 16 % can't be ruled out.
        Assert.Null(ApprovalThreshold.Of("de-DE", [new("de-DE", Severity.None, 50, 3)]).Highest);
        Assert.Equal(Severity.None, ApprovalThreshold.Of("de-DE", [new("de-DE", Severity.None, 500, 30)]).Highest);
    }
}
