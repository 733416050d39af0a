using Catalog.Jobs.Checks;
using Catalog.Jobs.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class HtmlFieldTests
{
    [Theory]
    [InlineData("<p>Leicht &amp; <b>blau</b><br>und <a href=\"https://shop.example/a\">mehr</a></p>")]
    [InlineData("Kein HTML, 5 < 6")]
    [InlineData("<ul><li>Eins</li><li>Zwei</li></ul>")]
    public void Sound_HTML_is_fine_where_it_is_allowed(string text) => Assert.Empty(Run(text));

    [Theory]
    [InlineData("<b>Leicht", "<b>")]
    [InlineData("Leicht</strong>", "</strong>")]
    [InlineData("<b>Leicht</i>", "<b>")]
    [InlineData("<ul><li>Leicht</ul>", "<ul>")]
    public void Tags_without_a_counterpart_are_found(string text, string found)
    {
        var findings = Run(text);
        Assert.Contains(found, findings.Select(finding => finding.Found));
        Assert.All(findings, finding => Assert.Equal(Severity.Major, finding.Severity));
    }

    [Theory]
    [InlineData("<p onclick=\"alert(1)\">Leicht</p>", "onclick")]
    [InlineData("<script>alert(1)</script>Leicht", "<script")]
    [InlineData("<a href=\"javascript:alert(1)\">Leicht</a>", "href")]
    [InlineData("<iframe src=\"https://example.com\"></iframe>", "<iframe")]
    [InlineData("<img src=x onerror=alert(1)>", "onerror")]
    [InlineData("<b style=\"background:url(https://example.com)\">Leicht</b>", "style")]
    [InlineData("<svg onload=alert(1)></svg>", "<svg")]
    [InlineData("<form><input></form>", "<form")]
    public void What_could_run_code_is_critical(string text, string found) =>
        Assert.Contains(Run(text), finding => finding.Found == found && finding.Severity == Severity.Critical);

    [Fact]
    public void The_source_locales_text_has_the_same_tags()
    {
        Assert.Empty(Run("<p><b>Leicht</b></p>", "<p><b>Light</b></p>"));
        var finding = Assert.Single(Run("<p>Leicht</p>", "<p><b>Light</b></p>"));
        Assert.Equal(("p", "b p"), (finding.Found, finding.Expected));
    }

    [Fact]
    public void Without_the_flag_the_field_is_plain() => Assert.NotEmpty(new HtmlCheck().Run(CheckSamples.Description("de-DE", "<b>Leicht</b>")));

    private static IReadOnlyList<Finding> Run(string text, string? source = null)
    {
        var catalog = CheckSamples.Catalog with { Fields = [new("description", null) { Flags = new([new("html", "allowed")]) }] };
        var original = source is null ? null : new Copy([new("description", [source], false)]);
        return [.. new HtmlCheck().Run(CheckSamples.Description("de-DE", text).With(catalog, null, original))];
    }
}
