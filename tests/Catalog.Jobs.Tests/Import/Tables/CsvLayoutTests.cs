using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Tables;

public sealed class CsvLayoutTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("sku,title\nP-1,A bag; blue\nP-2,Cup\n", ',')]
    [InlineData("sku;title;price\nP-1;A bag, blue, large;1,5\nP-2;Cup, red;2,5\n", ';')]
    [InlineData("sku\ttitle\nP-1\tA bag, blue\n", '\t')]
    [InlineData("sku|title|color\nP-1|A bag, blue|red\n", '|')]
    [InlineData("a,b;c;d\n1;2;3\n4;5;6\n", ';')]
    [InlineData("sku\nP-1\n", ',')]
    [InlineData("sku;title\n", ';')]
    [InlineData("sku;\"a \"\"quoted\"\" title, long\"\nP-1;x\n", ';')]
    public async Task The_delimiter_is_found_out_without_a_catalogue(string text, char expected) =>
        Assert.Equal(expected, (await ReadTable.OfAsync(temp.Write("a.csv", text))).Format.Delimiter);

    [Fact]
    public async Task The_catalogues_columns_decide_where_they_are_known()
    {
        var file = temp.Write("a.csv", "sku;a,b;title\nP-1;x,y;z\nP-2;x,y;z\n");
        Assert.Equal(';', (await ReadTable.OfAsync(file, null, "sku", "title")).Format.Delimiter);
        Assert.Equal(',', (await ReadTable.OfAsync(file, TableSettings.Detect with { Delimiter = ',' }, "sku", "title")).Format.Delimiter);
    }

    [Fact]
    public async Task Excels_own_line_about_the_separator_is_believed_and_no_header()
    {
        var read = await ReadTable.OfAsync(temp.Write("a.csv", "sep=|\r\nsku|title\r\nP-1|A bag\r\n"));
        Assert.Equal(('|', "sku", 3), (read.Format.Delimiter, read.Header[0], Assert.Single(read.Rows).Line));
    }

    [Theory]
    [InlineData("1,234.50 19.90 0.5", DecimalStyle.Point)]
    [InlineData("1.234,50;19,90;0,5", DecimalStyle.Comma)]
    [InlineData("€ 19,90;12,5 kg;-3,75;-4,00 %", DecimalStyle.Comma)]
    [InlineData("1,234 1.234 17 2026-11-24 v1.2.3", null)]
    [InlineData("19,90 19.90", null)]
    [InlineData("0,125 17", DecimalStyle.Comma)]
    [InlineData("", null)]
    public void Numbers_tell_their_decimals(string cells, DecimalStyle? expected) => Assert.Equal(expected, Decimals.Of(cells.Split(cells.Contains(';', StringComparison.Ordinal) ? ';' : ' ')));

    [Fact]
    public async Task The_format_says_how_decimals_are_written()
    {
        var read = await ReadTable.OfAsync(temp.Write("a.csv", "sku;title;price;weight\nP-1;Bag;19,90;1,5\nP-2;Cup;1.249,00;0,25\n"));
        Assert.Equal(DecimalStyle.Comma, read.Format.Decimals);
    }

    [Fact]
    public async Task A_header_that_comes_again_is_no_product()
    {
        var read = await ReadTable.OfAsync(temp.Write("a.csv", "sku,title\nP-1,Bag\nsku,title\nP-2,Cup\n"));
        Assert.Equal([null, "repeated-header", null], read.Rows.Select(row => row.Faults.SingleOrDefault()?.Code));
        Assert.Equal(3, read.Rows[1].Line);
    }

    [Fact]
    public async Task Ten_thousand_columns_are_refused()
    {
        var header = string.Join(',', Enumerable.Range(1, 10_000).Select(i => $"c{i}"));
        Assert.Contains("Line 1 of a.csv has 10000 columns", await ReadTable.RefusalAsync(temp.Write("a.csv", header + "\n1,2\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sku,title,color\nP-1,Bag,blue\nP-2,\"Bag, large,blue\nP-3,Cup,red\n", "line 3 is never closed, in its column 2")]
    [InlineData("\"sku,title\nP-1,Bag\n", "line 1 is never closed, in its column 1")]
    [InlineData("sku,title\nP-1,\"a \"\"b\"\" c\",\"", "line 2 is never closed, in its column 3")]
    public async Task A_quotation_mark_that_is_never_closed_is_named_by_line_and_column(string text, string expected) =>
        Assert.Contains(expected, await ReadTable.RefusalAsync(temp.Write("a.csv", text), TableSettings.Detect with { Delimiter = ',' }), StringComparison.Ordinal);

    [Fact]
    public async Task A_cell_of_ten_megabytes_is_read_and_one_without_end_is_not()
    {
        var file = temp.Write("a.csv", $"sku,title\nP-1,\"{new string('x', 10_000_000)}\"\nP-2,Cup\n");
        var read = await ReadTable.OfAsync(file);
        Assert.Equal((10_000_000, "Cup"), (read.Cell(0, "title").Length, read.Cell(1, "title")));
        Assert.Contains("line 2 is longer than 16 MB", await ReadTable.RefusalAsync(temp.Write("b.csv", $"sku,title\nP-1,\"{new string('x', 40_000_000)}\n")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_alone_is_a_table_without_rows() => Assert.Empty((await ReadTable.OfAsync(temp.Write("a.csv", "sku,title\n"))).Rows);
}
