using System.Text.Json;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Pictures;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Pictures;

public sealed class PictureComparisonTests
{
    [Theory]
    [InlineData("color", "Blue", "supported", "supported", false)]
    [InlineData("color", "blue", "contradicted", "supported", true)]
    [InlineData("color", "red", "contradicted", "contradicted", false)]
    [InlineData("color", "red", "supported", "contradicted", true)]
    [InlineData("color", "red", "not visible", "contradicted", true)]
    [InlineData("color", "", "not visible", "not visible", false)]
    [InlineData("color", " ", "contradicted", "not visible", true)]
    [InlineData("features", "padded laptop sleeve", "supported", "supported", false)]
    public void Code_decides_where_verdicts_are_not_trusted(string field, string shown, string model, string verdict, bool disagreement)
    {
        var claim = Assert.Single(Compare(new PictureClaim(field, "restated", shown, model), trust: false).Evidence.Claims);
        Assert.Equal((verdict, disagreement, model), (claim.Verdict, claim.Disagreement, claim.ModelVerdict));
    }

    [Theory]
    [InlineData("color", "navy", "supported", "supported")]
    [InlineData("color", "navy", "contradicted", "contradicted")]
    [InlineData("color", "", "supported", "not visible")]
    [InlineData("capacity", "45 L", "supported", "contradicted")]
    [InlineData("color", "blue", "contradicted", "supported")]
    public void A_trusted_model_may_say_that_other_words_mean_the_same(string field, string shown, string model, string verdict) =>
        Assert.Equal(verdict, Assert.Single(Compare(new PictureClaim(field, "", shown, model), trust: true).Evidence.Claims).Verdict);

    [Fact]
    public void The_disagreement_that_trust_settled_is_noted() =>
        Assert.True(Assert.Single(Compare(new PictureClaim("color", "", "navy", "supported"), trust: true).Evidence.Claims).Disagreement);

    [Fact]
    public void A_contradiction_becomes_a_finding_with_our_own_fact()
    {
        var finding = Assert.Single(Compare(new PictureClaim("color", "red", "red", "supported"), trust: false).Findings);
        Assert.Equal(("image.color", Severity.Major, "color", "red", "blue"), (finding.Type, finding.Severity, finding.Field, finding.Found, finding.Expected));
    }

    [Theory]
    [InlineData("supported", "blue")]
    [InlineData("not visible", "")]
    public void Other_verdicts_become_none(string verdict, string shown) => Assert.Empty(Compare(new PictureClaim("color", "blue", shown, verdict), trust: true).Findings);

    [Fact]
    public void Problems_become_findings_once_each()
    {
        var result = PictureComparison.Compare(Samples.Backpack, [new PictureAnswer([], [.. PictureAnswer.KnownProblems, "image.overlay"])], trustVerdicts: false);
        Assert.Equal(PictureAnswer.KnownProblems, result.Findings.Select(finding => finding.Type));
        Assert.All(result.Findings, finding => Assert.Equal((Severity.Major, null), (finding.Severity, finding.Field)));
    }

    [Fact]
    public void Evidence_has_stable_names() => Assert.Equal(
        """{"claims":[{"field":"color","fact":"blue","shown":"red","modelVerdict":"supported","verdict":"contradicted","disagreement":true}],"problems":["image.overlay"]}""",
        JsonSerializer.Serialize(PictureComparison.Compare(Samples.Backpack, [new PictureAnswer([new("color", "x", "red", "supported")], ["image.overlay"])], false).Evidence));

    [Fact]
    public void Of_several_pictures_each_is_judged_and_what_they_dont_agree_about_is_said()
    {
        PictureAnswer[] answers = [new([new("color", "", "blue", "supported")], []), new([new("color", "", "red", "supported")], ["image.overlay"])];
        var result = PictureComparison.Compare(Samples.Backpack, answers, trustVerdicts: false);
        Assert.Equal([1, 2], result.Evidence.Claims.Select(claim => claim.Picture));
        Assert.Equal(["image.color", "image.contradiction", "image.overlay"], result.Findings.Select(finding => finding.Type));
        Assert.Equal(("red", "blue"), (result.Findings[1].Found, result.Findings[1].Expected));
        Assert.Contains("Picture 2 shows red", result.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains("(picture 2)", result.Findings[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_that_show_one_thing_in_other_words_or_nothing_of_it_dont_contradict()
    {
        PictureAnswer[] answers = [new([new("color", "", "navy", "supported")], []), new([new("color", "", "blue", "supported")], []), new([new("color", "", "", "not visible")], [])];
        Assert.Empty(PictureComparison.Compare(Samples.Backpack, answers, trustVerdicts: true).Findings);
    }

    [Fact]
    public void A_claim_about_no_fact_is_dropped() => Assert.Empty(Compare(new PictureClaim("height", "", "10 cm", "contradicted"), trust: false).Evidence.Claims);

    private static PictureComparisonResult Compare(PictureClaim claim, bool trust) => PictureComparison.Compare(Samples.Backpack, [new PictureAnswer([claim], [])], trust);
}
