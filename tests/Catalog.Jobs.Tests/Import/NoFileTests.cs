using System.Diagnostics;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

/// <summary>Pipes and devices are there, and opening one waits for ever: they are told before that.</summary>
public sealed class NoFileTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pipe_is_refused_as_a_table()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var pipe = await PipeAsync(shop, "products.csv");
        Assert.Null(await new TextImporter(shop.Source, new ProductStore(shop.Source), shop.Data, TimeProvider.System).ImportAsync(pipe, shop.Catalog, null, new("test"), Token));
        Assert.Equal("products.csv is empty, or no file but a pipe or a device: these can't be read twice. Save it as a file first.", (await shop.ImportFileAsync(pipe)).Refusal);
        Assert.Contains("or a device", (await shop.ImportFileAsync("/dev/null")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_no_picture()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await PipeAsync(shop, "a.jpg");
        var report = await shop.ImportAsync($"{TestShop.Header}\nP-1,One,blue,,1,a.jpg,\nP-2,Two,blue,,1,,a.jpg\n");
        Assert.Equal(["missing-picture", "missing-document"], report.Rejects.Select(reject => reject.Code));
        Assert.Contains("pipe or a device", report.Rejects[0].Reason, StringComparison.Ordinal);
    }

    private static async Task<string> PipeAsync(TestShop shop, string name)
    {
        var path = Path.Combine(shop.Temp.Path, name);
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(Token);
        Assert.Equal(0, made.ExitCode);
        return path;
    }
}
