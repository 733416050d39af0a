using Catalog.Jobs.Import;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class PictureBaseTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_uploaded_file_finds_its_pictures_where_the_last_import_had_them()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        shop.Temp.Write("in/a.jpg", "picture");
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,a.jpg,\n", name: "in/products.csv");
        var first = await UploadAsync(shop, $"{Header}\nP-1,One,red,,1,a.jpg,\n");
        Assert.Equal((1, 0), (first.Changed, first.Rejected));

        // The upload before is not where pictures lie.
        var second = await UploadAsync(shop, $"{Header}\nP-1,One,green,,1,a.jpg,\n");
        Assert.Equal((1, 0), (second.Changed, second.Rejected));
    }

    [Fact]
    public async Task A_first_upload_without_pictures_says_what_is_missing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var report = await UploadAsync(shop, $"{Header}\nP-1,One,red,,1,a.jpg,\nP-2,Two,red,,1,,\n");
        Assert.Equal((1, 1, "image"), (report.New, report.Rejected, report.Rejects[0].Column));
    }

    private static async Task<ImportReport> UploadAsync(TestShop shop, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(shop.Data.Uploads, Guid.NewGuid().ToString("N")));
        var file = Path.Combine(folder.FullName, "upload.csv");
        await File.WriteAllTextAsync(file, text, Token);
        return (await shop.Importer.ImportAsync(file, shop.Catalog, new ImportOptions("test", FileName: "products.csv"), null, Token)).Report!;
    }
}
