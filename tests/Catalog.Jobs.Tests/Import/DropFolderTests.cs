using Catalog.Jobs.Import.Drop;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class DropFolderTests(PostgresFixture postgres)
{
    private const string Good = $"{TestShop.Header}\nP-1,One,blue,,1,,\n,Two,blue,,1,,\n";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 3, 30, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_taken_once_it_no_longer_grows_and_put_away_with_its_report_and_rejects()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var path = Put(shop, "products.csv", Good);
        Assert.Empty(await LookAsync(shop));
        await File.AppendAllTextAsync(path, "P-3,Three,blue,,1,,\n", Token);
        Assert.Empty(await LookAsync(shop)); // It grew.
        var taken = Assert.Single(await LookAsync(shop));
        Assert.Equal((2, 1), (taken.Report!.New, taken.Report.Rejected));
        Assert.StartsWith(Path.Combine(shop.Data.Drop, "done"), taken.Folder, StringComparison.Ordinal);
        Assert.Equal([$"{taken.Report.ImportId}-products.csv", "products.csv", "products.csv.report.json"], Directory.GetFiles(taken.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(path));
        Assert.Empty(await LookAsync(shop));
        Assert.Equal(1, await shop.ScalarAsync<long>("select count(*) from import"));
        Assert.Equal(0, await shop.ScalarAsync<long>("select count(*) from drop_file"));
    }

    [Fact]
    public async Task A_file_that_gets_its_name_when_it_is_complete_is_taken_at_once()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var part = Put(shop, "products.csv.part", Good);
        Assert.Empty(await LookAsync(shop));
        Assert.Empty(await LookAsync(shop));
        File.Move(part, Path.Combine(shop.Data.Drop, "products.csv"));
        Assert.Equal("products.csv", Assert.Single(await LookAsync(shop)).File);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_put_away_with_the_reason_and_looked_at_once()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        Put(shop, "wrong.csv", "a,b\n1,2\n");
        Put(shop, "picture.jpg", "no table");
        await LookAsync(shop);
        var failed = Assert.Single(await LookAsync(shop));
        Assert.Contains("lacks the column", failed.Refusal, StringComparison.Ordinal);
        Assert.Contains("lacks the column", await File.ReadAllTextAsync(Path.Combine(failed.Folder, "wrong.csv.reason.txt"), Token), StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(shop.Data.Drop, "failed"), failed.Folder, StringComparison.Ordinal);
        Assert.Empty(await LookAsync(shop));
        Assert.True(File.Exists(Path.Combine(shop.Data.Drop, "picture.jpg")));
        Assert.Equal(1, await shop.ScalarAsync<long>("select count(*) from import"));
    }

    [Fact]
    public async Task What_a_killed_process_left_is_taken_up_again_but_not_for_ever()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        Put(shop, "working/20261124-033000-abcdefgh/products.csv", Good);
        Directory.CreateDirectory(Path.Combine(shop.Data.Drop, "working", "20261124-033000-empty"));
        Assert.Equal(1, Assert.Single(await LookAsync(shop)).Report!.New);
        Assert.Empty(Directory.GetDirectories(Path.Combine(shop.Data.Drop, "working")));

        var deadly = Put(shop, "working/20261124-040000-abcdefgh/deadly.csv", Good);
        await shop.ScalarAsync<int>($"insert into drop_file (path, bytes, modified, seen_at, attempts) values ('{deadly}', 1, now(), now(), 3)");
        Assert.Contains("ended 3 times", Assert.Single(await LookAsync(shop)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_that_look_at_once_one_takes_a_file()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        for (var i = 0; i < 5; i++) Put(shop, $"products-{i}.csv", Good);
        await LookAsync(shop);
        time.Advance(TimeSpan.FromMinutes(1));
        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Drop(shop).LookAsync(shop.Catalog, Token)));
        Assert.Equal(5, looks.Sum(results => results.Count));
        Assert.Equal(5, await shop.ScalarAsync<long>("select count(*) from import where started_by = 'drop folder'"));
    }

    private static string Put(TestShop shop, string name, string text)
    {
        var path = Path.Combine(shop.Data.Drop, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private DropFolder Drop(TestShop shop) =>
        new(shop.Importer, new(shop.Source, new ProductStore(shop.Source), shop.Data, time), shop.Source, shop.Data, time);

    // A minute later.
    private Task<IReadOnlyList<DropResult>> LookAsync(TestShop shop)
    {
        time.Advance(TimeSpan.FromMinutes(1));
        return Drop(shop).LookAsync(shop.Catalog, Token);
    }
}
