using System.Globalization;
using Xunit;

namespace Catalog.Model.Tests;

/// <summary>The memory tables of docs/qwen.md say what the shapes say.</summary>
public sealed class QwenSizeTests
{
    private static readonly int[] Cards = [8, 12, 16, 24, 48, 80];

    [Theory]
    [InlineData("9B", 7.94, 1.02)]
    [InlineData("4B", 4.21, 0.64)]
    [InlineData("0.8B", 0.75, 0.254)]
    [InlineData("27B", 25.6, 1.27)]
    [InlineData("397B-A17B", 396, 1.02)]
    public void Parameters_are_the_published_ones(string name, double decoder, double embedding)
    {
        var size = QwenSize.All.Single(size => size.Name == name);
        Assert.InRange(size.Decoder / 1e9, decoder * 0.99, decoder * 1.01);
        Assert.InRange(size.Embedding / 1e9, embedding * 0.99, embedding * 1.01);
    }

    [Fact]
    public void The_tables_of_the_page_are_these()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "qwen.md"));
        Assert.All([SizeTable(), RowTable()], table => Assert.True(page.Contains(table, StringComparison.Ordinal), $"docs/qwen.md should have:\n{table}"));
    }

    private static string SizeTable()
    {
        var rows = QwenSize.All.Select(size =>
            $"| {size.Name} | {Gib(size.HalfBytes)} | {Gib(size.Int4Bytes)} | {Mib(size.Fixed)} | {size.PerToken / 1024} KiB | {Mib(size.Fixed + (2048 * size.PerToken))} |");
        return string.Join('\n', rows.Prepend("|---|---|---|---|---|---|").Prepend("| model | weights, fp16 | weights, int4 | a fork | a token | 2,048 tokens |"));
    }

    private static string RowTable()
    {
        var rows = QwenSize.All.Select(size => $"| {size.Name} | {string.Join(" | ", Cards.Select(card => size.Rows(card, 2048) is > 0 and var count ? $"{count}" : "–"))} |");
        return string.Join('\n', rows.Prepend($"|{string.Concat(Enumerable.Repeat("---|", Cards.Length + 1))}").Prepend($"| int4 on a card of | {string.Join(" | ", Cards.Select(card => $"{card} GB"))} |"));
    }

    private static string Gib(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");

    private static string Mib(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MiB");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Catalog.sln above the tests");
    }
}
