using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Tests.Import.Tables.Workbooks;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Archives;

public sealed class ArchiveSweepTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_product_a_rejected_row_or_the_next_upload_may_need_stays()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await BringAsync(shop, "pictured", "P-1,One,blue,,1,a.jpg,\n");
        await BringAsync(shop, "rejected", "P-2,,blue,,1,,\n");
        await BringAsync(shop, "old", "P-3,Three,blue,,1,,\n");
        await BringAsync(shop, "young", "P-4,Four,blue,,1,,\n");
        await BringAsync(shop, "newest", "P-5,Five,blue,,1,,\n");
        var folders = Folders(shop);
        Assert.Equal(["newest", "old", "pictured", "rejected", "young"], folders.Keys.Order());
        Directory.CreateDirectory(Path.Combine(shop.Data.Archives, "0123.killed"));
        foreach (var folder in Directory.GetDirectories(shop.Data.Archives)) Directory.SetLastWriteTimeUtc(folder, DateTime.UnixEpoch);
        Directory.SetLastWriteTimeUtc(folders["young"], TimeProvider.System.GetUtcNow().UtcDateTime);

        var sweep = new ArchiveSweep(shop.Source, shop.Data, TimeProvider.System);
        Assert.Equal(2, await sweep.RunAsync(Token));
        Assert.Equal(["newest", "pictured", "rejected", "young"], Folders(shop).Keys.Order());
        Assert.Equal(0, await sweep.RunAsync(Token));

        // The row came in with another file, and the product has no picture any more: nobody needs them.
        await shop.ScalarAsync<int>("update import_reject set resolved_by = import_id; update product set pictures = '[]'");
        Assert.Equal(2, await sweep.RunAsync(Token));
        Assert.Equal(["newest", "young"], Folders(shop).Keys.Order());
    }

    [Fact]
    public async Task One_that_is_used_again_is_young()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await BringAsync(shop, "old", "P-3,Three,blue,,1,,\n");
        await BringAsync(shop, "newest", "P-5,Five,blue,,1,,\n");
        foreach (var folder in Folders(shop).Values) Directory.SetLastWriteTimeUtc(folder, DateTime.UnixEpoch);
        await new ArchiveFolder(shop.Data).UnpackAsync(Path.Combine(shop.Temp.Path, "old.zip"), "old.zip", Token);
        Assert.Equal(0, await new ArchiveSweep(shop.Source, shop.Data, TimeProvider.System).RunAsync(Token));
    }

    [Fact]
    public async Task The_archive_of_a_draft_stays_until_its_file_is_swept()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await BringAsync(shop, "draft", "P-3,Three,blue,,1,,\n");
        await BringAsync(shop, "newest", "P-5,Five,blue,,1,,\n");
        foreach (var folder in Folders(shop).Values) Directory.SetLastWriteTimeUtc(folder, DateTime.UnixEpoch);
        var hash = Path.GetFileName(Folders(shop)["draft"]);
        await shop.ScalarAsync<int>($$"""insert into import_draft (file_name, path, bytes, hash, mapping, started_by) values ('draft.zip', '/x', 1, '{{hash}}', '{}', 'ann')""");
        var sweep = new ArchiveSweep(shop.Source, shop.Data, TimeProvider.System);
        Assert.Equal(0, await sweep.RunAsync(Token));
        await shop.ScalarAsync<int>("update import_draft set path = ''");
        Assert.Equal(1, await sweep.RunAsync(Token));
        Assert.Equal(["newest"], Folders(shop).Keys);
    }

    private static async Task BringAsync(TestShop shop, string name, string rows)
    {
        var zip = shop.Temp.Write($"{name}.zip", TestWorkbook.Zip(($"{name}.csv", System.Text.Encoding.UTF8.GetBytes($"{TestShop.Header}\n{rows}")), ("a.jpg", [1, 2, 3])));
        Assert.Null((await shop.ImportFileAsync(zip)).Refusal);
    }

    // By the table in it.
    private static Dictionary<string, string> Folders(TestShop shop) => Directory.GetDirectories(shop.Data.Archives).Where(folder => Directory.GetFiles(folder, "*.csv").Length > 0)
        .ToDictionary(folder => Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "*.csv")[0]));
}
