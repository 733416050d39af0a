using Catalog.Jobs.Search;
using Xunit;

namespace Catalog.Jobs.Tests.Search;

public sealed class SearchParserTests
{
    [Fact]
    public void What_is_printed_is_read_back_as_the_same_tree()
    {
        var queries = new RandomQueries(8);
        for (var n = 0; n < 3000; n++)
        {
            var tree = queries.Next(5);
            var printed = SearchPrinter.Print(tree);
            var reading = SearchParser.Read(printed);
            Assert.True(reading.Query == tree, $"{printed}\n{reading.Problem?.Message}\n{tree}\n{reading.Query}");
        }
    }

    [Theory]
    [InlineData("a:b OR", 0, "There is no key “a”")]
    [InlineData("locale:de-DE stat:approved", 13, "There is no key “stat”")]
    [InlineData("state:done", 6, "state: has no value “done”")]
    [InlineData("state:", 6, "state: needs a value")]
    [InlineData("(kettle OR lamp", 0, "never closed")]
    [InlineData("kettle) lamp", 6, "never opened")]
    [InlineData("kettle OR", 9, "The query ends")]
    [InlineData("OR kettle", 0, "OR needs something on both sides")]
    [InlineData("kettle AND OR lamp", 11, "OR needs something on both sides")]
    [InlineData("()", 1, "Something is missing")]
    [InlineData("brand:\"Nord", 6, "never closed")]
    [InlineData("to", 0, "Too short")]
    [InlineData("壶", 0, "Too short")]
    [InlineData("changed:2d", 8, "changed: takes a span")]
    [InlineData("changed:>2026-13-01", 8, "changed: takes a span")]
    [InlineData("check:*", 6, "before the *")]
    [InlineData("check:acc*y", 9, "at the end only")]
    [InlineData("state:app*", 6, "takes no *")]
    public void What_is_wrong_is_pointed_at(string query, int at, string message)
    {
        var problem = SearchParser.Read(query).Problem;
        Assert.NotNull(problem);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(at, problem.At);
        Assert.Equal(at, problem.Caret.IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_key_and_a_wrong_value_say_what_is_possible_the_likeliest_first()
    {
        Assert.Equal("state:", SearchParser.Read("stat:approved").Problem!.Possible[0]);
        Assert.Equal("locale:", SearchParser.Read("local:de-DE").Problem!.Possible[0]);
        Assert.Equal(["state:needs-review", "state:needs-rewrite", "state:approved"], SearchParser.Read("state:done").Problem!.Possible);
    }

    [Theory]
    [InlineData("green kettle", "green kettle")]
    [InlineData("green AND kettle", "green kettle")]
    [InlineData("green kettle OR lamp", "green kettle OR lamp")]
    [InlineData("green (kettle OR lamp)", "green (kettle OR lamp)")]
    [InlineData("NOT (green kettle)", "-(green kettle)")]
    [InlineData("-dismissed", "-has:dismissed")]
    [InlineData("\"dismissed\"", "\"dismissed\"")]
    [InlineData("LOCALE:DE-de State:needs_review", "locale:de-DE state:needs-review")]
    [InlineData("locale:zh-hant-tw", "locale:zh-Hant-TW")]
    [InlineData("locale:de*", "locale:de*")]
    [InlineData("sku:\"A*\"", "sku:\"A*\"")]
    [InlineData("changed:<90m changed:2026-11-24", "changed:<90m changed:2026-11-24")]
    [InlineData("t-shirt", "t-shirt")]
    [InlineData("   ", "")]
    public void A_query_is_read_as(string query, string printed)
    {
        var reading = SearchParser.Read(query);
        Assert.Null(reading.Problem);
        Assert.Equal(printed, SearchPrinter.Print(reading.Query!));
    }

    [Fact]
    public void The_issues_example_is_read()
    {
        const string example = "locale:de-DE check:accuracy.number state:needs-review brand:Nordvik changed:>2d by:model has:picture \"free words\" -dismissed";
        Assert.Equal(example.Replace("-dismissed", "-has:dismissed", StringComparison.Ordinal), SearchPrinter.Print(SearchParser.Read(example).Query!));
    }

    [Fact]
    public void Nothing_grows_without_end()
    {
        Assert.NotNull(SearchParser.Read(new string('a', SearchParser.LongestQuery + 1)).Problem);
        Assert.NotNull(SearchParser.Read(new string('(', 500) + "lamp" + new string(')', 500)).Problem);
        Assert.NotNull(SearchParser.Read(string.Concat(Enumerable.Repeat("-", 500)) + "lamp").Problem);
        Assert.NotNull(SearchParser.Read(string.Join(' ', Enumerable.Repeat("lamp", 101))).Problem);
    }

    [Fact]
    public void The_documentation_is_up_to_date()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) folder = folder.Parent!;
        var file = Path.Combine(folder.FullName, "docs", "search.md");
        if (Environment.GetEnvironmentVariable("CATALOG_WRITE_DOCS") == "1") File.WriteAllText(file, SearchPage.Write());
        Assert.True(File.ReadAllText(file) == SearchPage.Write(), "docs/search.md is out of date. Write it anew: run this test with CATALOG_WRITE_DOCS=1.");
    }
}
