using Catalog.Jobs.Import;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class RejectsFileTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData("line")]
    [InlineData("reason,hint")]
    [InlineData("line,column,reason,hint")]
    [InlineData("line,reject_line")]
    [InlineData("reject_line")]
    public async Task A_files_own_columns_of_these_names_stay_its_own(string own)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var cells = string.Join(',', Enumerable.Repeat("77", own.Count(letter => letter == ',') + 1));
        var report = await shop.ImportAsync($"{own},{Header}\n{cells},P-1,One,blue,,1,,\n{cells},,Two,red,,1,,\n{cells},,Three,red,,1,,\n");
        Assert.Equal(2, report.Rejected);
        var text = await File.ReadAllTextAsync(report.RejectsFile!, Token);
        Assert.StartsWith($"{own},{Header},", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        await File.WriteAllTextAsync(report.RejectsFile!, text.Replace($"{cells},,Two", $"{cells},P-2,Two", StringComparison.Ordinal), Token);
        var second = (await shop.ImportFileAsync(report.RejectsFile!)).Report!;
        Assert.Equal((1, 1), (second.New, second.Rejected));
        Assert.Equal(new RejectsReceipt(report.ImportId!.Value, 1, 1), second.Receipt);
        Assert.Equal(3, await shop.ScalarAsync<int>($"select line from import_reject where resolved_by = {second.ImportId}"));

        // What is still out goes back with its own cells, and once more in the same columns.
        var lines = await File.ReadAllLinesAsync(second.RejectsFile!, Token);
        Assert.Equal(text.TrimStart('\uFEFF').Split("\r\n")[0], lines[0].TrimStart('\uFEFF'));
        Assert.StartsWith($"{cells},,Three,", lines[1], StringComparison.Ordinal);
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
