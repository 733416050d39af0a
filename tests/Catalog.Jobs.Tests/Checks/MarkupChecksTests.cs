using Catalog.Jobs.Checks;
using Xunit;

namespace Catalog.Jobs.Tests.Checks;

public sealed class MarkupChecksTests
{
    [Theory]
    [InlineData("Weight < 2 kg and > 1 kg")]
    [InlineData("Salt & pepper; R&D;")]
    [InlineData("a <3 b")]
    [InlineData("5 < x > 3")]
    [InlineData("Größe: 40 cm – „blau“")]
    public void Plain_text_is_fine(string text) => Assert.Empty(new HtmlCheck().Run(CheckSamples.Description("en-US", text)));

    [Theory]
    [InlineData("A <b>bold</b> claim", "<b>", Severity.Major)]
    [InlineData("Line<br/>break", "<br/>", Severity.Major)]
    [InlineData("Salt &amp; pepper", "&amp;", Severity.Major)]
    [InlineData("Quote &#39;x&#39;", "&#39;", Severity.Major)]
    [InlineData("&#x27;", "&#x27;", Severity.Major)]
    [InlineData("<!-- note -->", "<!--", Severity.Major)]
    [InlineData("<script>alert(1)</script>", "<script>", Severity.Critical)]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", Severity.Critical)]
    [InlineData("<IMG/ONERROR = x", "<IMG/ONERROR = x", Severity.Critical)]
    [InlineData("<a href='javascript:x()'>", "<a href='javascript:x()'>", Severity.Critical)]
    [InlineData("see javascript:alert(1)", "javascript:alert(1)", Severity.Critical)]
    public void Markup_is_found_and_active_content_is_critical(string text, string found, Severity severity)
    {
        var input = CheckSamples.Description("de-DE", text);
        var finding = new HtmlCheck().Run(input).First();
        Assert.Equal((found, found, severity), (finding.Found, CheckSamples.Marked(input, finding), finding.Severity));
    }

    [Theory]
    [InlineData("100 % coton, 50% de réduction, 50%s")]
    [InlineData("30 % der Fläche, 5 % sind")]
    [InlineData("Preis: $ 5 {blau, rot}")]
    [InlineData("[neu]")]
    public void Percent_and_brackets_of_prose_are_fine(string text) => Assert.Empty(new PlaceholderCheck().Run(CheckSamples.Description("fr-FR", text)));

    [Theory]
    [InlineData("Meet {{name}}!", "{{name}}")]
    [InlineData("Meet ${product.name}", "${product.name}")]
    [InlineData("Meet {0} in {color}", "{0}")]
    [InlineData("Gewicht: %s", "%s")]
    [InlineData("Gewicht: %1$d.", "%1$d")]
    [InlineData("<%= title %>", "<%= title %>")]
    [InlineData("重量：[[weight]]", "[[weight]]")]
    public void Placeholders_are_critical(string text, string found)
    {
        var input = CheckSamples.Description("de-DE", text);
        var finding = new PlaceholderCheck().Run(input).First();
        Assert.Equal((found, found, Severity.Critical), (finding.Found, CheckSamples.Marked(input, finding), finding.Severity));
    }

    [Theory]
    [InlineData("de-DE", "Größe\nzweite Zeile\tTab")]
    [InlineData("ar-SA", "حقيبة\u200F 40 L\u200E")]
    [InlineData("fa-IR", "می\u200Cشود")]
    [InlineData("hi-IN", "क्\u200Dष")]
    [InlineData("en-US", "👩\u200D👧 and 🇩🇪 ☕\uFE0F")]
    [InlineData("fr-FR", "Poids\u00A0: 1\u202F150 g")]
    public void Characters_that_belong_to_the_language_are_fine(string locale, string text) =>
        Assert.Empty(new InvisibleCharactersCheck().Run(CheckSamples.Description(locale, text)));

    [Theory]
    [InlineData("de-DE", "Ruck\u200Bsack", "U+200B", Severity.Minor)]
    [InlineData("de-DE", "Ruck\u00ADsack", "U+00AD", Severity.Minor)]
    [InlineData("de-DE", "\uFEFFRucksack", "U+FEFF", Severity.Minor)]
    [InlineData("de-DE", "Ruck\u200Dsack", "U+200D", Severity.Minor)]
    [InlineData("de-DE", "Rucksack\u200E", "U+200E", Severity.Minor)]
    [InlineData("de-DE", "Zeile\u2028Zeile", "U+2028", Severity.Minor)]
    [InlineData("ar-SA", "حقيبة \u202Eabc", "U+202E", Severity.Major)]
    [InlineData("en-US", "abc\u2066def", "U+2066", Severity.Major)]
    [InlineData("en-US", "abc\u0007", "U+0007", Severity.Major)]
    [InlineData("en-US", "abc\uFFFD", "U+FFFD", Severity.Major)]
    [InlineData("zh-CN", "蓝色\uE000", "U+E000", Severity.Major)]
    public void Other_invisible_characters_are_found(string locale, string text, string found, Severity severity)
    {
        var finding = Assert.Single(new InvisibleCharactersCheck().Run(CheckSamples.Description(locale, text)));
        Assert.Equal((found, severity), (finding.Found, finding.Severity));
    }
}
