using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Flags;

public sealed class FlagGrammarTests
{
    [Theory]
    [InlineData("max-length:150")]
    [InlineData("max-bytes:1")]
    [InlineData("max-width:10000")]
    [InlineData("ignore:spacing")]
    [InlineData("use:spacing")]
    [InlineData("enforced:numbers")]
    [InlineData("units:both")]
    [InlineData("html:allowed")]
    public void A_flag_is_read_as_it_is_written(string text) => Assert.Equal(text, FlagGrammar.Read(text).Flag!.ToString());

    [Theory]
    [InlineData("max-lenght:150", "is no flag; there are ignore, use, enforced, max-length")]
    [InlineData("ignore:spaces", "names no check")]
    [InlineData("enforced", "names no check")]
    [InlineData("max-length", "needs a whole number")]
    [InlineData("max-length:0", "needs a whole number")]
    [InlineData("max-length:-1", "needs a whole number")]
    [InlineData("max-length:10001", "needs a whole number")]
    [InlineData("max-length:١٠", "needs a whole number")]
    [InlineData("units:metric", "units:keep or units:convert or units:both")]
    public void Anything_else_says_what_would_be_right(string text, string problem)
    {
        var (flag, said) = FlagGrammar.Read(text);
        Assert.Null(flag);
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_flags_about_the_same_thing_the_narrower_counts()
    {
        var catalog = Flags("ignore:spacing, max-length:10, enforced:quotes").With(Flags("use:spacing, max-length:20"));
        Assert.Equal((false, 20, true), (catalog.Ignores("spacing"), catalog.Number("max-length"), catalog.Enforces("quotes")));
        Assert.True(Flags("ignore:spacing").Ignores("spacing"));
        Assert.False(Flags("enforced:quotes").With(Flags("ignore:quotes")).Enforces("quotes"));
    }

    [Fact]
    public void Flags_hold_for_the_catalogue_a_field_or_a_product()
    {
        Assert.Equal(["title", "description"], Fields(CheckFlags.None, CheckFlags.None, ""));
        Assert.Empty(Fields(Flags("ignore:spacing"), CheckFlags.None, ""));
        Assert.Equal(["title"], Fields(Flags("ignore:spacing"), Flags("use:spacing"), ""));
        Assert.Equal(["description"], Fields(CheckFlags.None, Flags("ignore:spacing"), ""));
        Assert.Empty(Fields(CheckFlags.None, CheckFlags.None, "ignore:spacing"));
    }

    [Fact]
    public void Enforced_findings_block()
    {
        var scope = Input(Flags("enforced:spacing"), CheckFlags.None, "").Flags;
        var spacing = new Finding("locale.spacing", Severity.Minor, "spacing", "title", "  ", " ", ".");
        Assert.True(scope.EnforcesAny);
        Assert.Equal([spacing], scope.Blocking([spacing, spacing with { Source = "quotes" }]));
    }

    private static IEnumerable<string?> Fields(CheckFlags catalog, CheckFlags title, string product) =>
        TextChecks.Run(Input(catalog, title, product)).Where(finding => finding.Source == "spacing").Select(finding => finding.Field);

    private static CheckInput Input(CheckFlags catalog, CheckFlags title, string product) => new(
        CheckSamples.Catalog with
        {
            Flags = catalog,
            Fields = [new("title", null) { Flags = title }, new("description", null)],
            Columns = CheckSamples.Catalog.Columns with { Flags = "checks" },
        },
        Samples.Backpack with { Attributes = new Dictionary<string, string> { ["checks"] = product } },
        new("en-US", null),
        new Copy([new("title", ["Nordvik  Trail 40"], false), new("description", ["Light  and warm"], false)]));

    private static CheckFlags Flags(string cell) => FlagGrammar.ReadAll(cell) is { Problem: null } read ? read.Flags : throw new ArgumentException(cell);
}
