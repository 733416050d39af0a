using Catalog.Jobs.Checks;
using Xunit;

namespace Catalog.Jobs.Tests.Checks.Tables;

public sealed class CheckTablesTests
{
    public static TheoryData<string, string, string> Right => Rows(one => one.Found is null);

    public static TheoryData<string, string, string> Wrong => Rows(one => one.Found is not null);

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_text_has_no_finding(string check, string locale, string text) => Assert.Empty(Run(check, Find(check, locale, text).Input()));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_text_has_its_finding_and_the_correction_makes_the_check_pass(string check, string locale, string text)
    {
        var one = Find(check, locale, text);
        var input = one.Input();
        var findings = Run(check, input);
        Assert.NotEmpty(findings);
        var finding = findings[0];
        Assert.Equal(one.Found, finding.Found);
        if (finding.Span is not null && finding.Found.Length > 0 && !finding.Found.StartsWith("U+", StringComparison.Ordinal) && check is not ("foreign-sentence" or "repeated-words"))
            Assert.Equal(finding.Found, CheckSamples.Marked(input, finding));
        Assert.Equal(one.Fixed is not null, finding.Fix is not null);
        if (finding.Fix is null) return;

        var corrected = finding.Fix.Apply(input.Copy, finding.Field)!;
        Assert.Equal(one.Fixed, corrected.Field(one.Field)!.Text);
        Assert.Empty(Run(check, new CheckInput(input.Catalog, input.Product, input.Locale, corrected, input.Vocabulary)));
    }

    [Fact]
    public void Every_check_that_says_so_has_a_correction_in_its_table()
    {
        // Its corrections are tested with the glossary that it needs.
        var tested = CheckTables.All.Where(table => table.Value.Any(one => one.Fixed is not null)).Select(table => table.Key).Append("never-translate").Order();
        Assert.Equal(TextChecks.All.Where(check => check.Data.Fixes).Select(check => check.Id).Order(), tested);
    }

    private static IReadOnlyList<Finding> Run(string check, CheckInput input) => [.. TextChecks.All.Single(one => one.Id == check).Run(input)];

    private static CheckCase Find(string check, string locale, string text) => CheckTables.All[check].First(one => one.Locale == locale && one.Text == text);

    private static TheoryData<string, string, string> Rows(Func<CheckCase, bool> which)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (check, cases) in CheckTables.All)
            foreach (var one in cases.Where(which)) rows.Add(check, one.Locale, one.Text);
        return rows;
    }
}
