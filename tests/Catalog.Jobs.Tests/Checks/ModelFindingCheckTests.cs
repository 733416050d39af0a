using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class ModelFindingCheckTests
{
    private static readonly ModelProfile Trusted = new("m", "f", 1000, true);
    private static readonly CheckInput Input = CheckSamples.Description("de-DE", "Ein Rucksack in Blaue.");

    [Fact]
    public void Findings_about_words_of_the_text_are_kept_and_marked()
    {
        var finding = Assert.Single(ModelFindingCheck.Run(Input, [new("description", "fluency", Severity.Minor, "in Blaue", "in Blau")], Trusted));
        Assert.Equal("in Blaue", CheckSamples.Marked(Input, finding));
        Assert.Equal(("model", Severity.Minor, "in Blau"), (finding.Source, finding.Severity, finding.Expected));
    }

    [Fact]
    public void Findings_about_other_words_or_fields_are_dropped()
    {
        Assert.Empty(ModelFindingCheck.Run(Input, [new("description", "fluency", Severity.Minor, "in Rot", "")], Trusted));
        Assert.Empty(ModelFindingCheck.Run(Input, [new("title", "fluency", Severity.Minor, "", "")], Trusted));
    }

    [Fact]
    public void Types_that_the_profile_does_not_trust_are_dropped()
    {
        ModelFinding[] findings = [new("description", "language", Severity.Critical, "", "German"), new("description", "style", Severity.Minor, "", "")];
        var profile = Trusted with { Findings = ["language"] };
        Assert.Equal("language", Assert.Single(ModelFindingCheck.Run(Input, findings, profile)).Type);
        Assert.Empty(ModelFindingCheck.Run(Input, findings, Trusted with { Findings = [] }));
    }

    [Fact]
    public void The_same_finding_counts_once()
    {
        ModelFinding finding = new("description", "language", Severity.Critical, "", "German");
        Assert.Single(ModelFindingCheck.Run(Input, [finding, finding], Trusted));
    }
}
