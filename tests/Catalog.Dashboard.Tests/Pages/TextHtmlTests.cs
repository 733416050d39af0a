using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using Catalog.Dashboard.Texts;
using Xunit;

namespace Catalog.Dashboard.Tests.Pages;

public sealed class TextHtmlTests
{
    [Theory]
    [InlineData("15\u00A0W", "NBSP")]
    [InlineData("Puissance\u202F!", "NNBSP")]
    [InlineData("a  b", "·,·")]
    [InlineData("a b", "")]
    [InlineData("Ruck\u00ADsack", "SHY")]
    [InlineData("a\u200Bb\u200Fc\uFEFF", "ZWSP,RLM,BOM")]
    [InlineData("容量\u3000大", "□")]
    [InlineData("x\u0007y\u2028", "U+0007,U+2028")]
    [InlineData("👩\u200D👧", "ZWJ")]
    public void Characters_that_cannot_be_seen_have_names_and_the_text_stays_what_it_is(string text, string names)
    {
        var body = Parse(text, "de-DE");
        Assert.Equal(names, string.Join(',', body.QuerySelectorAll("[data-invisible]").Select(element => element.GetAttribute("data-invisible"))));
        Assert.Equal(text, body.TextContent);
    }

    [Theory]
    [InlineData("حقيبة ظهر Velmora Metro باللون الأصفر، بسعة 30 L ووزن 520 g.", "Velmora Metro|30 L|520 g")]
    [InlineData("كابل USB-C 3.2 طويل", "USB-C 3.2")]
    [InlineData("بسعة ٣٠ لترا", "")]
    [InlineData("سعر 129.00", "")]
    public void In_a_text_from_right_to_left_Latin_runs_are_set_apart(string text, string runs)
    {
        var body = Parse(text, "ar-SA");
        Assert.Equal(runs, string.Join('|', body.QuerySelectorAll("bdi[dir=ltr]").Select(element => element.TextContent)));
        Assert.Equal(text, body.TextContent);
    }

    [Fact]
    public void What_means_something_in_HTML_is_encoded() => Assert.Equal("<b>&amp;</b>", Parse("<b>&amp;</b>", "ar-SA").TextContent);

    private static AngleSharp.Dom.IElement Parse(string text, string locale)
    {
        using var writer = new StringWriter();
        TextHtml.Plain(text, locale).WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument($"<body><p>{writer}</p>").QuerySelector("p")!;
    }
}
