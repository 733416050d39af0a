using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Sources;

public sealed class JsonLinesTableTests : IDisposable
{
    private readonly TempFolder temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Objects_become_rows_of_all_their_members()
    {
        var (header, rows) = await ReadAsync("""
            {"sku": "P-1", "price": 12.90, "stock": true, "size": {"width": 3, "unit": "cm"}, "features": ["light", "warm"], "tags": ["a", 2, null]}

            {"sku": "P-2", "price": null, "colour": "bl\u00fcu\n", "parts": [{"n": 1}], "none": []}
            """);
        Assert.Equal(["sku", "price", "stock", "size.width", "size.unit", "features", "tags", "colour", "parts", "none"], header);
        Assert.Equal((1, "P-1|12.90|true|3|cm|light;warm|a; 2; |||"), rows[0]);
        Assert.Equal((3, "P-2|||||||blüu\n|[{\"n\": 1}]|"), rows[1]);
    }

    [Fact]
    public async Task A_byte_order_mark_and_windows_line_ends_are_no_part_of_it()
    {
        var (header, rows) = await ReadAsync("\uFEFF{\"sku\": \"P-1\"}\r\n{\"sku\": \"P-2\"}\r\n");
        Assert.Equal(["sku"], header);
        Assert.Equal([(1, "P-1"), (2, "P-2")], rows);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"sku\": \"P-1\"}\n[1]\n", "Line 2")]
    [InlineData("{\"sku\": \"P-1\"}\n{\"sku\": \"P-2\"\n", "Line 2")]
    [InlineData("{\"sku\": \"\\uD800\"}\n", "half a character")]
    [InlineData("{\"sku\": 1, \"sku\": 2}\n", "\"sku\" twice")]
    [InlineData("{\"a\": {\"b\": 1}, \"a.b\": 2}\n", "\"a.b\" twice")]
    [InlineData("sku,title\nP-1,One\n", "Line 1")]
    public async Task What_is_no_JSON_lines_is_refused_by_its_line(string text, string expected)
    {
        var refused = await Assert.ThrowsAsync<RefusedFileException>(() => ReadAsync(text));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        var file = temp.Write("latin.jsonl", [.. "{\"sku\": \"M"u8, 0xFC, .. "ller\"}\n"u8]);
        Assert.Contains("Line 1", (await Assert.ThrowsAsync<RefusedFileException>(() => JsonLinesTable.OpenAsync(file, "latin.jsonl", new Dictionary<string, string>(), Token))).Message, StringComparison.Ordinal);
    }

    private async Task<(IReadOnlyList<string> Header, List<(int Line, string Cells)> Rows)> ReadAsync(string text)
    {
        await using var table = await JsonLinesTable.OpenAsync(temp.Write("feed.jsonl", text), "feed", new Dictionary<string, string> { ["features"] = ";" }, Token);
        var rows = new List<(int, string)>();
        await foreach (var row in table.ReadAsync(null, Token)) rows.Add((row.Line, string.Join('|', row.Cells)));
        return (table.Header, rows);
    }
}
