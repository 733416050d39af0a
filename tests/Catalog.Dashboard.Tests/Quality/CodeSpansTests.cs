using System.Text.Encodings.Web;
using Catalog.Dashboard.Pages;
using Xunit;

namespace Catalog.Dashboard.Tests.Quality;

public sealed class CodeSpansTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a `b` c `d`", "a <code>b</code> c <code>d</code>")]
    [InlineData("`<b>` & <i>", "<code>&lt;b&gt;</code> &amp; &lt;i&gt;")]
    [InlineData("one ` alone", "one ` alone")]
    [InlineData("`a` and ` alone", "<code>a</code> and ` alone")]
    [InlineData("", "")]
    public void Code_in_backticks_is_code_and_all_is_encoded(string text, string html)
    {
        using var writer = new StringWriter();
        CodeSpans.Of(text).WriteTo(writer, HtmlEncoder.Default);
        Assert.Equal(html, writer.ToString());
    }
}
