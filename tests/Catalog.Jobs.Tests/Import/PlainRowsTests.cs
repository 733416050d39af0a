using System.Text;
using System.Text.Json.Nodes;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

/// <summary>Rows that never become text come to the same as those that do.</summary>
public sealed class PlainRowsTests : IDisposable
{
    private const string Header = "sku,title,color,features,price,image,sheet";
    private const int FirstJson = 5, LastJson = 8;

    // All that a reader of text makes something else of, or refuses, and what looks like it.
    private static readonly Gen<string> Cell = Gen.OneOf(
        "a", "B", "é", "汉", "\U0001F600", " ", "\u00a0", "\u3000", "\u2003", "\"", "\\", ";", "; ;", "'", "=", "«", "\u0085", "\u2028", "\t", "\n", "\u0001", "\u007f", "\u2014")
        .Array[0, 5].Select(string.Concat);

    private readonly TempFolder temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task What_is_written_from_bytes_is_what_the_readers_of_text_write()
    {
        var row = Gen.Select(Gen.OneOf(Gen.OneOf("P-1", "P 2", "é"), Cell), Cell, Cell, Cell, Cell);
        await row.Array[1, 30].SampleAsync(async rows => await CheckAsync([.. rows.Select(one => (string[])[one.Item1, one.Item2, one.Item3, one.Item4, one.Item5, "", ""])]), iter: 200, threads: 1);
    }

    [Theory]
    [InlineData("P-1", "Bag, 28 l", "blue", "one; two;; 3", "12.90", true)]
    [InlineData("P-1", " 24\" \\ monitor ", "été 汉 \U0001F600", "", "", true)]
    [InlineData("P-1", "Bag", "", "", "", true)]
    [InlineData(" P-1", "Bag", "", "", "", false)]
    [InlineData("", "Bag", "", "", "", false)]
    [InlineData("P-1", "\u3000", "", "", "", false)]
    [InlineData("P-1", "'=1", "", "", "", false)]
    [InlineData("P-1", "a\u0085b", "", "", "", false)]
    [InlineData("P-1", "a\u2028b", "", "", "", false)]
    [InlineData("P-1", "a\nb", "", "", "", false)]
    [InlineData("P-1", "a\u0001", "", "", "", false)]
    [InlineData("sku", "title", "color", "features", "price", false)]
    public async Task What_has_to_be_judged_is_left_to_the_reader_of_text(string sku, string title, string color, string features, string price, bool isPlain) =>
        Assert.Equal(isPlain ? 1 : 0, await CheckAsync([sku, title, color, features, price, "", ""]));

    [Fact]
    public async Task A_row_that_names_a_file_is_not_plain() => Assert.Equal(0, await CheckAsync(["P-1", "Bag", "", "", "", "a.jpg", ""]));

    [Fact]
    public void A_list_as_title_is_left_to_the_reader_of_text()
    {
        var columns = TestShop.Columns with { Lists = new Dictionary<string, string> { ["title"] = ";" } };
        Assert.Null(PlainRows.Of(columns, new ColumnLayout("a.csv", Header.Split(','), columns)));
    }

    private async Task<int> CheckAsync(params string[][] rows)
    {
        // The first row makes it a text, however many control characters follow.
        string[][] all = [["P-0", new string('x', 50_000), "", "", "", "", ""], .. rows];
        var text = $"{Header}\n{string.Concat(all.Select(cells => string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"))}";
        await using var table = (CsvTable)await TableFile.OpenAsync(temp.Write("a.csv", text), "a.csv", Header.Split(',').ToHashSet(), TableSettings.Detect with { Encoding = "utf-8", Delimiter = ',' }, Token);
        var layout = new ColumnLayout("a.csv", table.Header, TestShop.Columns);
        var plain = PlainRows.Of(TestShop.Columns, layout)!;
        var hasher = new RowHash(TestShop.Columns, CellPolicies.Default, layout);
        using var products = new ProductCopy(TestShop.Columns);
        var fromBytes = new CopyRows();
        var fromText = new CopyRows();
        await using var cursor = table.Open(null);
        await table.SkipHeaderAsync(cursor, Token);
        while (await cursor.ReadAsync(Token))
        {
            var row = table.RowOf(cursor);
            if (row.Cells[5].Length == 0) Assert.Equal(hasher.Of(row, FoundMedia.None), hasher.Of(cursor));
            if (!plain.IsPlain(cursor)) continue;
            plain.Write(fromBytes, 7, cursor, hasher.Of(cursor));
            var product = new RowReader(TestShop.Columns, CellPolicies.Default, layout, new KnownRows()).Read(row, FoundMedia.None).Product;
            Assert.NotNull(product);
            products.Write(fromText, 7, new StagedRow(0, product, hasher.Of(row, FoundMedia.None)));
        }

        Assert.Equal(Fields(fromText), Fields(fromBytes));
        return fromBytes.Count - 1;
    }

    // As a database reads them: the same value may be written as several texts of JSON.
    private static List<string> Fields(CopyRows rows)
    {
        using var copy = new CopyReader(new MemoryStream([.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. rows.Bytes.Span, 0xFF, 0xFF]));
        var fields = new List<string>();
        while (copy.NextRow())
        {
            for (var i = 0; i < ProductCopy.Fields; i++)
            {
                Assert.True(copy.TryRead(out var field));
                if (i is >= FirstJson and <= LastJson) Assert.Equal(1, field[0]);
                fields.Add(i is >= FirstJson and <= LastJson ? JsonNode.Parse(field[1..])!.ToJsonString() : i is >= 1 and <= 9 ? Encoding.UTF8.GetString(field) : Convert.ToHexString(field));
            }
        }

        return fields;
    }
}
