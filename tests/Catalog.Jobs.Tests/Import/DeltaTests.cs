using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Tests.Storage;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Import;

public sealed class DeltaTests(PostgresFixture postgres)
{
    private const string Header = TestShop.Header;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_that_did_not_change_is_not_read_again()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("a.jpg", "first");
        var before = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        File.SetLastWriteTimeUtc(file, before);
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,,a.jpg,\n");

        // The same size and time, another content: nobody looks into it.
        shop.Temp.Write("a.jpg", "other");
        File.SetLastWriteTimeUtc(file, before);
        Assert.Equal(1, (await shop.ImportAsync($"{Header}\nP-1,One,blue,,,a.jpg,\n")).Unchanged);
        File.SetLastWriteTimeUtc(file, before.AddSeconds(1));
        Assert.Equal(1, (await shop.ImportAsync($"{Header}\nP-1,One,blue,,,a.jpg,\n")).Changed);
    }

    [Fact]
    public async Task A_row_that_only_looks_different_is_unchanged_and_known_the_next_time()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync($"{Header}\nP-1,One,blue,a;b,1,,\n");
        var before = await shop.ScalarAsync<DateTime>("select updated_at from product");
        var hash = await shop.ScalarAsync<Guid>("select row_hash from product");
        Assert.Equal(1, (await shop.ImportAsync($"{Header}\n P-1,One ,blue, a ; b,1,,\n")).Unchanged);
        Assert.NotEqual(hash, await shop.ScalarAsync<Guid>("select row_hash from product"));
        Assert.Equal(before, await shop.ScalarAsync<DateTime>("select updated_at from product"));
    }

    [Fact]
    public async Task Another_meaning_of_the_columns_is_noticed_though_the_file_is_the_same()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var file = shop.Temp.Write("products.csv", $"{Header}\nP-1,One,blue,a;b,1,,\n");
        await shop.ImportFileAsync(file);
        var other = shop.Catalog with { Columns = TestShop.Columns with { Lists = new Dictionary<string, string>() } };
        var report = (await shop.Importer.ImportAsync(file, other, new ImportOptions("test"), null, Token)).Report!;
        Assert.Equal((1, 2), (report.Changed, report.StaleTexts));
    }

    [Fact]
    public async Task A_price_changes_the_product_but_makes_no_text_stale()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        Assert.Equal(2, (await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\n")).StaleTexts);
        var report = await shop.ImportAsync($"{Header}\nP-1,One,blue,,2,,\n");
        Assert.Equal((1, 0), (report.Changed, report.StaleTexts));
    }

    [Fact]
    public async Task A_failed_import_stamps_nothing()
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        await shop.ImportAsync($"{Header}\nP-1,One,blue,,1,,\n");
        Assert.NotNull((await shop.TryImportAsync($"{Header}\nP-1,Two,blue,,1,,\nP-2,\"Open,blue,,1,,\n")).Refusal);
        Assert.Equal(1, (await shop.ImportAsync($"{Header}\nP-1,Two,blue,,1,,\n")).Changed);
    }

    // Whatever files come in whatever order: the database has the last good row of each product.
    [Fact]
    public async Task The_database_has_the_last_good_rows_of_all_files()
    {
        var row = Gen.Select(Gen.Int[0, 5], Gen.OneOf("", "One", "Two"), Gen.OneOf("", "red", "blue"), Gen.OneOf("", "1", "2"));
        await Gen.Select(row.Array[0, 6], Gen.Bool).Array[8].SampleAsync(CheckAsync, iter: 4, threads: 1);
    }

    [Fact]
    public void A_hash_covers_every_cell_that_the_catalogue_names()
    {
        var layout = new ColumnLayout("a.csv", Header.Split(','), TestShop.Columns);
        var hash = new RowHash(TestShop.Columns, CellPolicies.Default, layout);
        string[] cells = ["P-1", "One", "blue", "a", "1", "", ""];
        var all = Enumerable.Range(0, 5).Select(i => hash.Of(new TableRow(2, [.. cells.Select((cell, at) => at == i ? cell + "x" : cell)]), FoundMedia.None))
            .Append(hash.Of(new TableRow(2, cells), FoundMedia.None))
            .Append(hash.Of(new TableRow(2, ["P-1One", "", "blue", "a", "1", "", ""]), FoundMedia.None)).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all[5], hash.Of(new TableRow(9, cells), FoundMedia.None));
    }

    private async Task CheckAsync(((int Number, string Title, string Color, string Price)[] Rows, bool Full)[] files)
    {
        await using var shop = await TestShop.OpenAsync(postgres);
        var model = new Dictionary<string, (string Title, string Color, string Price, bool Retired)>();
        foreach (var (rows, full) in files)
        {
            var text = $"{Header}\n{string.Concat(rows.Select(one => $"P-{one.Number},{one.Title},{one.Color},,{one.Price},,\n"))}";
            var expected = Apply(model, rows, full);
            var report = (await shop.Importer.ImportAsync(
                shop.Temp.Write("products.csv", text), shop.Catalog, new ImportOptions("test") { Full = full, RetireMany = true }, null, Token)).Report!;
            Assert.Equal(expected, (report.New, report.Changed, report.Unchanged, report.Rejected, report.Retired));
            Assert.Equal(report.Items, report.New + report.Changed + report.Unchanged + report.Rejected);
            Assert.Equal(
                string.Join('\n', model.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value.Title} {one.Value.Color} {one.Value.Price} {(one.Value.Retired ? "t" : "f")}")),
                await shop.ScalarAsync<string>("""
                    select coalesce(string_agg(sku || ' ' || title || ' ' || category || ' ' || coalesce(attributes ->> 'price', '') || ' ' || (retired_at is not null)::text::char, E'\n'
                        order by sku collate "C"), '') from product
                    """));
        }
    }

    private static (int New, int Changed, int Unchanged, int Rejected, int Retired) Apply(
        Dictionary<string, (string Title, string Color, string Price, bool Retired)> model, (int Number, string Title, string Color, string Price)[] rows, bool full)
    {
        var counts = (New: 0, Changed: 0, Unchanged: 0, Rejected: 0, Retired: 0);
        var (seen, named) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (number, title, color, price) in rows)
        {
            var sku = $"P-{number}";
            named.Add(sku);
            if (title.Length == 0 || !seen.Add(sku))
            {
                counts.Rejected++;
                continue;
            }

            var now = (title, color, price, false);
            if (!model.TryGetValue(sku, out var before)) counts.New++;
            else if (before == now) counts.Unchanged++;
            else counts.Changed++;
            model[sku] = now;
        }

        foreach (var (sku, product) in full ? model.Where(one => !one.Value.Retired && !named.Contains(one.Key)).ToList() : [])
        {
            model[sku] = product with { Retired = true };
            counts.Retired++;
        }

        return counts;
    }
}
