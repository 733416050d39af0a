using Catalog.Jobs.Export;
using Catalog.Jobs.Writing;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Export;

public sealed class BodyHtmlTests
{
    private static readonly string[] Both = ["description", "bullets"];

    [Fact]
    public void What_is_written_is_read_back()
    {
        var words = Gen.OneOf("a", "<", ">", "&", "&lt;", "\n", "<br>", "</li>", "é", "日本", "\"").Array[1, 6].Select(parts => string.Concat(parts).Trim()).Where(text => text.Length > 0);
        Gen.Select(words, words.Array[1, 4]).Sample((description, bullets) =>
        {
            var read = BodyHtml.Read(BodyHtml.Write([new CopyField("description", [description], false), new CopyField("bullets", bullets, true)]), Both)!;
            Assert.Equal(description, Assert.Single(read["description"]));
            Assert.Equal(bullets, read["bullets"]);
        });
    }

    [Theory]
    [InlineData("<p>a</p>\n<p>b<br/>c</p>", "a\nb\nc", "")]
    [InlineData("<UL> <LI>x</LI>\n<li>y</li> </UL>", "", "x|y")]
    [InlineData("", "", "")]
    public void Editors_write_it_a_little_differently(string html, string description, string bullets)
    {
        var read = BodyHtml.Read(html, Both)!;
        Assert.Equal((description, bullets), (read["description"][0], string.Join('|', read["bullets"])));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("<p>a</p> and more")]
    [InlineData("<p class=\"x\">a</p>")]
    [InlineData("<p>a <b>b</b></p>")]
    [InlineData("<script>x</script>")]
    [InlineData("<p>a")]
    [InlineData("<ul><li>a</ul>")]
    public void Other_html_is_not_guessed_at(string html) => Assert.Null(BodyHtml.Read(html, Both));

    [Fact]
    public void A_list_where_there_are_no_bullets_is_refused() => Assert.Null(BodyHtml.Read("<ul><li>a</li></ul>", ["description"]));
}
