using System.Text.Json;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Documents;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Documents;

public sealed class DocumentComparisonTests
{
    [Theory]
    [InlineData("weight", "1150 g", "same", false, "same")]
    [InlineData("weight", "1.15 kg", "different", false, "same")]
    [InlineData("weight", "1,150g", "different", true, "same")]
    [InlineData("weight", "1200 g", "same", false, "different")]
    [InlineData("weight", "1200 g", "same", true, "different")]
    [InlineData("color", "Blue", "same", false, "same")]
    [InlineData("color", "navy", "same", false, "different")]
    [InlineData("color", "navy", "same", true, "same")]
    [InlineData("color", "navy", "different", true, "different")]
    [InlineData("features", "padded laptop sleeve, water-repellent fabric", "different", false, "same")]
    [InlineData("features", "padded laptop sleeve", "different", false, "different")]
    [InlineData("height", "50 cm", "same", true, "gap")]
    public void Code_compares_its_own_fact(string field, string document, string model, bool trust, string verdict)
    {
        var judged = Assert.Single(Compare(new DocumentStatement(field, "restated", document, model), trust).Evidence.Fields);
        Assert.Equal((verdict, model != DocumentAnswerVerdict(field, document)), (judged.Verdict, judged.Disagreement));
    }

    [Fact]
    public void A_difference_and_a_gap_become_findings_and_what_is_the_same_does_not()
    {
        var answer = new DocumentAnswer([new("color", "", "blue", "same"), new("weight", "", "1200 g", "different"), new("height", "", "50 cm", "gap"), new("material", "", " ", "different")]);
        var result = DocumentComparison.Compare(Samples.Backpack, answer, trustVerdicts: false);
        Assert.Equal(
            [("document.mismatch", Severity.Major, "weight", "1150 g", "1200 g"), ("document.gap", Severity.Minor, "height", "", "50 cm")],
            result.Findings.Select(finding => (finding.Type, finding.Severity, finding.Field!, finding.Found, finding.Expected)));
        Assert.Equal(3, result.Evidence.Fields.Count);
    }

    [Fact]
    public void Evidence_has_stable_names() => Assert.Equal(
        """{"fields":[{"field":"weight","fact":"1150 g","document":"1200 g","modelVerdict":"same","verdict":"different","disagreement":true}]}""",
        JsonSerializer.Serialize(Compare(new DocumentStatement("weight", "x", "1200 g", "same"), trust: false).Evidence));

    [Fact]
    public void A_document_without_text_is_reported()
    {
        Assert.Null(DocumentComparison.Unreadable(new DocumentText(["a"], false, null)));
        Assert.Equal(("document.unreadable", "documents"), DocumentComparison.Unreadable(new DocumentText([], false, "a.pdf: broken.")) is { } f ? (f.Type, f.Source) : default);
    }

    [Fact]
    public void Names_have_no_folders_and_are_told_apart()
    {
        var product = Samples.Backpack with { Documents = [new("/data/A-1/sheet.pdf", ""), new("/data/A-2/sheet.pdf", ""), new("/data\\B\\note\n1.txt", ""), new("/x/sheet.pdf", "")] };
        Assert.Equal(["sheet.pdf", "sheet (2).pdf", "note 1.txt", "sheet (3).pdf"], DocumentNames.Of(product).Select(name => name.Key));
    }

    // What code alone says.
    private static string DocumentAnswerVerdict(string field, string document) =>
        Compare(new DocumentStatement(field, "", document, "different"), trust: false).Evidence.Fields[0].Verdict;

    private static DocumentComparisonResult Compare(DocumentStatement statement, bool trust) => DocumentComparison.Compare(Samples.Backpack, new DocumentAnswer([statement]), trust);
}
