using Catalog.Jobs.Import;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class RejectTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
        await using var shop = await TestShop.OpenAsync(postgres);
        shop.Temp.Write("secret.jpg", "not ours");
        shop.Temp.Write("in/sub/a.jpg", "ours");
        File.CreateSymbolicLink(Path.Combine(shop.Temp.Path, "in/link.jpg"), Path.Combine(shop.Temp.Path, "secret.jpg"));
        Directory.CreateSymbolicLink(Path.Combine(shop.Temp.Path, "in/linked"), shop.Temp.Path);

        var report = await shop.ImportAsync($"{Header}\nP-0,\"Two\nlines\",blue,,1,sub/a.jpg,\n\n{row}\nP-9,Last,blue,,1,,\n", name: "in/products.csv");
        Assert.Equal((3, 2, 1), (report.Rows, report.New, report.Rejected));
        var reject = Assert.Single(report.Rejects);
        Assert.Equal((5, code, column), (reject.Line, reject.Code, reject.Column));
        Assert.NotEmpty(reject.Hint);
        Assert.Equal(code, await shop.ScalarAsync<string>("select code from import_reject where line = 5"));
    }

    [Theory]
    [InlineData("sku", 201)]
    [InlineData("title", 100_001)]
    public async Task A_cell_that_is_too_long_is_rejected(string column, int length)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var cells = Header.Split(',').ToDictionary(name => name, name => name is "sku" or "title" ? "x" : "");
        cells[column] = new string('x', length);
        var report = await shop.ImportAsync($"{Header}\n{string.Join(',', cells.Values)}\n");
        Assert.Equal(("too-long", column), (report.Rejects[0].Code, report.Rejects[0].Column));
    }

    [Fact]
    public async Task A_rejected_row_does_not_take_its_article_number()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\nP-1,,blue,,1,,\nP-1,One,blue,,1,,\n");
        Assert.Equal((1, 1), (report.New, report.Rejected));
    }

    [Fact]
    public async Task The_rejects_file_can_be_fixed_and_brought_again()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        shop.Temp.Write("in/a.jpg", "picture");
        var report = await shop.ImportAsync($"stock,{Header}\n1,P-1,One,blue,,1,a.jpg,\n2,,Two,'=red,\"x;\ny\",-1,a.jpg,\n3,P-3,Three,blue,,1\n", name: "in/my products.csv");
        Assert.Equal(Path.Combine(shop.Data.Rejects, $"{report.ImportId}-my-products.csv"), report.RejectsFile);
        var lines = await File.ReadAllTextAsync(report.RejectsFile!, Token);
        Assert.Equal(
            $"\uFEFFstock,{Header},line,column,reason,hint\r\n" +
            "2,,Two,'=red,\"x;\ny\",'-1,a.jpg,,3,sku,The row has no article number.,Give it one.\r\n" +
            "3,P-3,Three,blue,,1,,,5,,\"The row has 6 cells, the header 8.\",Give every column its cell; put cells with the separator in them in quotation marks.\r\n",
            "\uFEFF" + lines.TrimStart('\uFEFF'));

        // Half of it is fixed: what is left has the same columns as before.
        await File.WriteAllTextAsync(report.RejectsFile!, lines.Replace("2,,Two", "2,P-2,Two", StringComparison.Ordinal).Replace("P-3,Three", "P-3,", StringComparison.Ordinal), Token);
        var second = (await shop.ImportFileAsync(report.RejectsFile!)).Report!;
        Assert.Equal((1, 1, "no-title"), (second.New, second.Rejected, second.Rejects[0].Code));
        Assert.Equal(["Ignored columns, which catalog.json doesn't name: stock."], second.Notes);
        Assert.Equal($"stock,{Header},line,column,reason,hint", (await File.ReadAllLinesAsync(second.RejectsFile!, Token))[0]);
        Assert.Equal("=red", await shop.ScalarAsync<string>("select facts -> 1 -> 'values' ->> 0 from product where sku = 'P-2'"));

        await File.WriteAllTextAsync(second.RejectsFile!, (await File.ReadAllTextAsync(second.RejectsFile!, Token)).Replace("P-3,,", "P-3,Three,", StringComparison.Ordinal), Token);
        var third = (await shop.ImportFileAsync(second.RejectsFile!)).Report!;
        Assert.Equal((1, 0), (third.New, third.Rejected));
    }

    [Fact]
    public async Task The_rejects_file_can_be_written_anew()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await shop.ImportAsync($"{Header}\n,One,blue,,1,,\n");
        var rejects = new RejectsFile(shop.Source, shop.Data);
        File.Delete(report.RejectsFile!);
        Assert.Equal(report.RejectsFile, await rejects.WriteAsync(report.ImportId!.Value, ';', Token));
        Assert.StartsWith("sku;title;", await File.ReadAllTextAsync(report.RejectsFile!, Token), StringComparison.Ordinal);
        Assert.Null(await rejects.WriteAsync(99, ',', Token));
    }
}
