using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Runs;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class DecideTests
{
    private static readonly Finding Minor = Of("style", Severity.Minor);
    private static readonly Finding Major = Of("accuracy.claim", Severity.Major);
    private static readonly Finding Critical = Of("accuracy.number", Severity.Critical);
    private static readonly Finding Picture = Of("image.color", Severity.Major);
    private static readonly Situation Clean = new("de-DE", "Mug", true, false, [], []);
    private static readonly ApprovalRules Rules = new(Severity.Minor, 1, Severity.Critical, []);

    public static TheoryData<string, string, string> Table => new()
    {
        { "clean", "approved", "no finding" },
        { "minor", "approved", "style (minor)" },
        { "major", "needs_review", "accuracy.claim (major)" },
        { "critical", "needs_rewrite", "accuracy.number (critical)" },
        { "product", "needs_review", "image.color (major)" },
        { "product-critical", "needs_review", "accuracy.number (critical)" },
        { "unusable", "needs_rewrite", "could not be used" },
        { "person", "needs_review", "proposal beside it" },
        { "person-unusable", "needs_review", "no usable proposal" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Severities_decide(string name, string state, string reason)
    {
        var verdict = Decide.About(
            name switch
            {
                "clean" => Clean,
                "minor" => Clean with { OwnFindings = [Minor] },
                "major" => Clean with { OwnFindings = [Minor, Major] },
                "critical" => Clean with { OwnFindings = [Major, Critical] },
                "product" => Clean with { ProductFindings = [Picture] },
                "product-critical" => Clean with { ProductFindings = [Critical] },
                "unusable" => Clean with { Usable = false },
                "person" => Clean with { PersonsText = true, OwnFindings = [Critical] },
                "person-unusable" => Clean with { PersonsText = true, Usable = false },
                _ => throw new ArgumentOutOfRangeException(nameof(name)),
            },
            Rules);
        Assert.Equal(state, verdict.State);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-DE", null, null, true)]
    [InlineData("fr-FR", null, null, false)]
    [InlineData(null, "Mug", null, true)]
    [InlineData(null, "Lamp", null, false)]
    [InlineData(null, null, "style", true)]
    [InlineData(null, null, "image.*", true)]
    [InlineData(null, null, "imagery.*", false)]
    [InlineData(null, null, "sty", false)]
    [InlineData("de-DE", "Mug", "image.color", true)]
    [InlineData("de-DE", "Lamp", "image.color", false)]
    [InlineData(null, null, null, true)]
    public void A_review_rule_holds_where_all_that_it_names_holds(string? locale, string? category, string? finding, bool reviewed)
    {
        var rules = Rules with { MaxSeverity = Severity.Critical, Rewrite = null, Review = [new(locale, category, finding)] };
        var verdict = Decide.About(Clean with { OwnFindings = [Minor], ProductFindings = [Picture] }, rules);
        Assert.Equal(reviewed ? "needs_review" : "approved", verdict.State);
    }

    [Fact]
    public void Nothing_is_approved_alone_where_the_catalogue_says_so() =>
        Assert.Equal("needs_review", Decide.About(Clean, Rules with { MaxSeverity = null }).State);

    [Fact]
    public void Only_texts_without_findings_are_approved_at_severity_none()
    {
        var rules = Rules with { MaxSeverity = Severity.None };
        Assert.Equal("approved", Decide.About(Clean, rules).State);
        Assert.Equal("needs_review", Decide.About(Clean with { OwnFindings = [Minor] }, rules).State);
    }

    [Fact]
    public void Risk_is_the_worst_severity()
    {
        Assert.Equal(0, Decide.Risk([]));
        Assert.Equal(2, Decide.Risk([Minor, Major]));
        Assert.Equal(3, Decide.Risk([Critical, Minor]));
    }

    private static Finding Of(string type, Severity severity) => new(type, severity, "test", null, "", "", "");
}
