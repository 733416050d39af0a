using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class RowReaderTests : IDisposable
{
    private const string Header = TestShop.Header;

    private readonly TempFolder temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData(" ,One,blue,,1,,", "no-key", "sku")]
    [InlineData("P-0,Again,blue,,1,,", "duplicate-key", "sku")]
    [InlineData("P-1, ,blue,,1,,", "no-title", "title")]
    [InlineData("P-1,One,blue,,1,", "wrong-cells", "")]
    [InlineData("P-1,One,blue,,1,,,", "wrong-cells", "")]
    [InlineData("P-1,\"One\" more,blue,,1,,", "bad-quotes", "")]
    [InlineData("P-1,One\0,blue,,1,,", "control-character", "title")]
    [InlineData("P-1,One,blue\u001b[31m,,1,,", "control-character", "color")]
    [InlineData("P-1,One,blue,,1,none.jpg,", "missing-picture", "image")]
    [InlineData("P-1,One,blue,,1,sub,", "missing-picture", "image")]
    [InlineData("P-1,One,blue,,1,,none.pdf", "missing-document", "sheet")]
    [InlineData("P-1,One,blue,,1,../secret.jpg,", "path-outside", "image")]
    [InlineData("P-1,One,blue,,1,sub/../../secret.jpg,", "path-outside", "image")]
    [InlineData("P-1,One,blue,,1,/etc/passwd,", "path-outside", "image")]
    [InlineData("P-1,One,blue,,1,link.jpg,", "path-outside", "image")]
    [InlineData("P-1,One,blue,,1,linked/secret.jpg,", "path-outside", "image")]
    public async Task A_faulty_row_is_left_out_with_its_line_column_and_code(string row, string code, string column)
    {
        temp.Write("secret.jpg", "not ours");
        temp.Write("in/sub/a.jpg", "ours");
        File.CreateSymbolicLink(Path.Combine(temp.Path, "in/link.jpg"), Path.Combine(temp.Path, "secret.jpg"));
        Directory.CreateSymbolicLink(Path.Combine(temp.Path, "in/linked"), temp.Path);

        var rows = await ReadAsync($"{Header}\nP-0,\"Two\nlines\",blue,,1,sub/a.jpg,\n\n{row}\nP-9,Last,blue,,1,,\n");
        Assert.Equal(["P-0", null, "P-9"], rows.Select(result => result.Product?.Sku));
        var reject = rows[1].Reject!;
        Assert.Equal((5, code, column), (reject.Line, reject.Code, reject.Column));
        Assert.NotEmpty(reject.Reason);
        Assert.NotEmpty(reject.Hint);
        // PostgreSQL would refuse the whole import for one of these.
        Assert.DoesNotContain(reject.Cells, cell => cell.Contains('\0', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sku", 201)]
    [InlineData("title", 100_001)]
    public async Task A_cell_that_is_too_long_is_rejected(string column, int length)
    {
        var cells = Header.Split(',').ToDictionary(name => name, name => name is "sku" or "title" ? "x" : "");
        cells[column] = new string('x', length);
        var reject = Assert.Single(await ReadAsync($"{Header}\n{string.Join(',', cells.Values)}\n")).Reject!;
        Assert.Equal(("too-long", column), (reject.Code, reject.Column));
    }

    [Fact]
    public async Task A_rejected_row_does_not_take_its_article_number()
    {
        var rows = await ReadAsync($"{Header}\nP-1,,blue,,1,,\nP-1,One,blue,,1,,\n");
        Assert.Equal(["no-title", null], rows.Select(result => result.Reject?.Code));
    }

    [Fact]
    public async Task A_products_own_flags_are_kept_and_a_wrong_one_rejects_its_row()
    {
        var columns = Columns with { Flags = "checks" };
        var rows = await ReadAsync($"{Header},checks\nP-1,One,blue,,1,,,\"max-length:60, ignore:spacing\"\nP-2,Two,blue,,1,,,max-lenght:60\nP-3,Three,blue,,1,,,\n", columns);
        Assert.Equal("max-length:60, ignore:spacing", rows[0].Product!.Attributes["checks"]);
        Assert.Equal(("bad-flag", "checks", 3), (rows[1].Reject!.Code, rows[1].Reject!.Column, rows[1].Reject!.Line));
        Assert.DoesNotContain("checks", rows[2].Product!.Attributes.Keys);
    }

    private Task<IReadOnlyList<RowResult>> ReadAsync(string text) => ReadAsync(text, Columns);

    private async Task<IReadOnlyList<RowResult>> ReadAsync(string text, ColumnMapping mapping)
    {
        var file = temp.Write("in/products.csv", text);
        await using var table = await TableFile.OpenAsync(file, "products.csv", ColumnLayout.Mapped(mapping).ToHashSet(), TableSettings.Detect, Token);
        var layout = new ColumnLayout("products.csv", table.Header, mapping);
        var reader = new RowReader(mapping, layout, new MediaFolder(Path.GetDirectoryName(file)!));
        var rows = new List<RowResult>();
        await foreach (var record in table.ReadAsync(null, Token)) rows.Add(await reader.ReadAsync(record, Token));
        return rows;
    }

    private static ColumnMapping Columns => TestShop.Columns;
}
