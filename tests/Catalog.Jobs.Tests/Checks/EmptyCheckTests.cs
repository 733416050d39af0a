using Catalog.Jobs.Checks;
using Catalog.Jobs.Tests.Writing;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class EmptyCheckTests
{
    [Fact]
    public void A_full_text_is_fine() => Assert.Empty(new EmptyCheck().Run(CheckSamples.Input("de-DE", Samples.Copy("a", "b", "c", "d"))));

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("\u200B\u00AD")]
    [InlineData("\u3000")]
    public void A_field_without_anything_to_read_is_critical(string text)
    {
        var finding = Assert.Single(new EmptyCheck().Run(CheckSamples.Input("ja-JP", Samples.Copy(text, "b", "c", "d"))));
        Assert.Equal(("title", Severity.Critical), (finding.Field, finding.Severity));
    }

    [Fact]
    public void Empty_lists_and_elements_are_found()
    {
        Assert.Equal(Severity.Critical, Assert.Single(new EmptyCheck().Run(CheckSamples.Input("de-DE", Samples.Copy("a", "b", "c")))).Severity);
        var element = Assert.Single(new EmptyCheck().Run(CheckSamples.Input("de-DE", Samples.Copy("a", "b", "c", "d", ""))));
        Assert.Equal((Severity.Major, new TextSpan(0, 0, 1)), (element.Severity, element.Span));
    }

    [Fact]
    public void A_missing_field_is_found()
    {
        var copy = new Copy([.. Samples.Copy("a", "b", "c", "d").Fields.Where(field => field.Key != "alt_text")]);
        Assert.Equal("alt_text", Assert.Single(new EmptyCheck().Run(CheckSamples.Input("de-DE", copy))).Field);
    }
}
