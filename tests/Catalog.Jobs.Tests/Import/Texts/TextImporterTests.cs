using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Export;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Texts;

public sealed class TextImporterTests(PostgresFixture postgres)
{
    private static readonly Channel Wide = ExportShop.Channel("shop", ChannelFormat.Wide, ["title", "bullets"], ["de-DE"]);

    private static readonly Channel Long = ExportShop.Channel("feed", ChannelFormat.Long, ["title", "bullets"], ["de-DE"]);

    private static readonly Channel Translations = ExportShop.Channel("de", ChannelFormat.ShopifyTranslations, ["title", "description", "bullets"]);

    [Fact]
    public async Task An_edited_cell_becomes_a_persons_approved_text()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        var report = await shop.BringAsync(Edit(shop, "Lampe,", "Schöne Lampe,"));
        Assert.Equal((2, 2, 0, 1, 1, 0), (report.Rows, report.Items, report.New, report.Changed, report.Unchanged, report.Rejected));
        Assert.Equal(ExportShop.Text("Schöne Lampe", "Hell", "aus Glas\n15 W").ToJson(), await shop.ApprovedAsync("A-1", "de-DE"));
        Assert.Equal("2 mia approved edit mia Brought with edited.csv.", await shop.Shop.ScalarAsync<string>("""
            select concat_ws(' ', r.number, r.author, c.state, d.action, d.actor, d.reason) from copy c join revision r on r.id = c.newest_revision_id
            join decision d on d.revision_id = r.id join product p on p.id = c.product_id where p.sku = 'A-1'
            """));
        Assert.Equal("finished texts 2 1 1 0", await shop.Shop.ScalarAsync<string>($"select concat_ws(' ', state, kind, rows, changed, unchanged, rejected) from import where id = {report.ImportId}"));

        // Brought again, everything is there already.
        Assert.Equal((0, 2), (await shop.BringAsync(Path.Combine(shop.Shop.Temp.Path, "edited.csv"))) is var again ? (again.Changed, again.Unchanged) : default);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        var report = await shop.BringAsync(Edit(shop, "Lampe,", "Andere Lampe,"), dryRun: true);
        Assert.Equal((1, true, (long?)null), (report.Changed, report.DryRun, report.ImportId));
        Assert.Equal(("shop", 1, 1, 1), (report.Texts!.Channel, report.Texts.Cells, report.Texts.Texts, report.Texts.Superseded));
        Assert.Equal([new(2, "title@de-DE", "A-1", "de-DE", "Lampe", "Andere Lampe", "model")], report.Texts.Changes);
        Assert.Equal(0, await shop.Shop.ScalarAsync<long>("select count(*) from revision where author = 'mia'"));
    }

    [Fact]
    public async Task A_space_too_much_is_no_edit_and_a_dry_run_says_so()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        var file = Edit(shop, "Lampe,", "Lampe ,");
        Assert.Equal((0, 0), (await shop.BringAsync(file, dryRun: true)) is var dry ? (dry.Changed, dry.Texts!.Cells) : default);
        Assert.Equal((0, 2), (await shop.BringAsync(file)) is var report ? (report.Changed, report.Unchanged) : default);
    }

    [Fact]
    public async Task Excel_may_save_with_semicolons_another_order_of_columns_and_a_sum_beside()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        var report = await shop.BringAsync(shop.Shop.Temp.Write("edited.csv", "title@de-DE;sku;notes\r\n'=Lampe;A-1;x\r\nTisch;A-2;y\r\n"));
        Assert.Equal((1, 1), (report.Changed, report.Unchanged));
        Assert.Contains("\"=Lampe\"", await shop.ApprovedAsync("A-1", "de-DE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_here_meanwhile_is_a_conflict_and_stays()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Im Dashboard", "Hell", "aus Glas\n15 W"), "tom");
        var report = await shop.BringAsync(Edit(shop, "Lampe,", "In der Tabelle,"));
        Assert.Equal((0, 1, 1), (report.Changed, report.Unchanged, report.Rejected));
        Assert.Equal("conflict", Assert.Single(report.Rejects).Code);
        Assert.Contains("Im Dashboard", await shop.ApprovedAsync("A-1", "de-DE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_field_that_was_changed_here_meanwhile_stays_and_the_edit_counts()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Lampe", "Hell", "neu"), "tom");
        Assert.Equal(1, (await shop.BringAsync(Edit(shop, "Lampe,", "In der Tabelle,"))).Changed);
        Assert.Equal(ExportShop.Text("In der Tabelle", "Hell", "neu").ToJson(), await shop.ApprovedAsync("A-1", "de-DE"));
    }

    [Fact]
    public async Task An_old_file_that_nobody_edited_reverts_nothing()
    {
        await using var shop = await FilledAsync();
        var (old, _) = await shop.ExportAsync(Wide, name: "old.csv");
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Neue Lampe", "Hell", "aus Glas\n15 W"));
        await shop.ExportAsync(Wide, name: "new.csv");
        Assert.Equal((0, 2, 0), (await shop.BringAsync(old.File)) is var same ? (same.Changed, same.Unchanged, same.Rejected) : default);

        // Saved anew it has other bytes: what its cells say gives it away.
        var saved = shop.Shop.Temp.Write("saved.csv", (await File.ReadAllTextAsync(old.File, ExportShop.Token)).Replace("Tisch,", "Esstisch,", StringComparison.Ordinal));
        var report = await shop.BringAsync(saved);
        Assert.Equal((1, 1, 0), (report.Changed, report.Unchanged, report.Rejected));
        Assert.Contains($"batch {old.Batch}", report.Notes[0], StringComparison.Ordinal);
        Assert.Contains("Neue Lampe", await shop.ApprovedAsync("A-1", "de-DE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_rows_come_back_and_count_when_they_are_fixed()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Long);
        var file = shop.Shop.Temp.Write("edited.csv",
            "sku,locale,field,text,revision\nA-1,de-DE,title,Gute Lampe,1\nA-9,de-DE,title,x,1\nA-1,it-IT,title,x,1\nA-1,de-DE,slogan,x,1\nA-1,de-DE,bullets,aus Holz,1\nA-2,de-DE,title,,1\n");
        var report = await shop.BringAsync(file);
        Assert.Equal((6, 2, 1, 3), (report.Rows, report.Changed, report.Unchanged, report.Rejected));
        Assert.Equal(["3 unknown-key", "4 unknown-locale", "5 unknown-field"], report.Rejects.Select(row => $"{row.Line} {row.Code}"));
        var fixedFile = shop.Shop.Temp.Write("fixed.csv", (await File.ReadAllTextAsync(report.RejectsFile!, ExportShop.Token)).Replace("A-9,de-DE,title,x", "A-2,de-DE,title,Ecktisch", StringComparison.Ordinal));
        // It is known by its name, as rejects files of products are.
        var again = Path.Combine(shop.Shop.Temp.Path, Path.GetFileName(report.RejectsFile!));
        File.Move(fixedFile, again);
        var first = report.ImportId;
        report = await shop.BringAsync(again);
        Assert.Equal((3, 1, 2), (report.Rows, report.Changed, report.Rejected));
        Assert.Equal(new(first!.Value, 1, 2), report.Receipt);
        Assert.Equal(report.ImportId, await shop.Shop.ScalarAsync<long?>($"select resolved_by from import_reject where import_id = {first} and line = 3"));
        Assert.Equal("feed", await shop.Shop.ScalarAsync<string>($"select channel from import where id = {report.ImportId}"));
        Assert.Equal("sku,locale,field,text,revision,line,column,reason,hint", (await File.ReadAllLinesAsync(report.RejectsFile!, ExportShop.Token))[0].TrimStart('\uFEFF'));
        Assert.Contains("Ecktisch", await shop.ApprovedAsync("A-2", "de-DE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_a_spreadsheet_lost_are_no_edit()
    {
        await using var shop = await FilledAsync();
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Größe 日本", "Hell"));
        await shop.ExportAsync(Wide);
        var report = await shop.BringAsync(shop.Shop.Temp.Write("edited.csv", "sku,title@de-DE\nA-1,Gr\u00F6\u00DFe ??\n"));
        Assert.Equal("lost-letters", Assert.Single(report.Rejects).Code);
    }

    [Fact]
    public async Task An_enforced_check_lets_the_persons_text_wait_for_review_with_its_finding()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Wide);
        var rules = shop.Catalog with { Flags = new CheckFlags([new("enforced", "spacing")]) };
        var report = await shop.BringAsync(Edit(shop, "Lampe,", "Schöne  Lampe,"), rules: rules);
        Assert.Equal((1, 0), (report.Changed, report.Rejected));
        Assert.Contains("1 of the changed texts wait for review", report.Notes[1], StringComparison.Ordinal);
        Assert.Equal("needs_review mia spacing", await shop.Shop.ScalarAsync<string>("""
            select concat_ws(' ', c.state, r.author, f.source) from copy c join revision r on r.id = c.newest_revision_id join finding f on f.revision_id = r.id
            where c.approved_revision_id <> r.id and f.source = 'spacing'
            """));
        Assert.Contains("\"Lampe\"", await shop.ApprovedAsync("A-1", "de-DE"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_goes_back_into_description_and_bullets()
    {
        await using var shop = await FilledAsync();
        await shop.ExportAsync(Translations);
        var report = await shop.BringAsync(Edit(shop, "<li>15 W</li>", "<li>15 W &amp; mehr</li><li>neu</li>"));
        Assert.Equal(1, report.Changed);
        Assert.Equal(ExportShop.Text("Lampe", "Hell", "aus Glas\n15 W & mehr\nneu").ToJson(), await shop.ApprovedAsync("A-1", "de-DE"));
        report = await shop.BringAsync(Edit(shop, "<p>Braun</p>", "<p>Braun <script>x</script></p>"));
        Assert.Equal("html", Assert.Single(report.Rejects).Code);
    }

    [Fact]
    public async Task A_limit_of_the_channel_holds_for_people_too()
    {
        await using var shop = await FilledAsync();
        var google = ExportShop.Channel("google", ChannelFormat.Google);
        await shop.ExportAsync(google);
        var report = await shop.BringAsync(Edit(shop, "Lampe", new string('x', 151)), google);
        Assert.Equal("limit", Assert.Single(report.Rejects).Code);
        report = await shop.BringAsync(Edit(shop, "\"Lampe\"\t", "\"Lampe\"\tStehlampe"), google);
        Assert.Equal(1, report.Changed);
        Assert.Contains("\tStehlampe\t", (await shop.ExportAsync(google)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sku,title,color,features,price,image,sheet\nA-1,Lamp,blue,,1,,\n")]
    [InlineData("name\nx\n")]
    [InlineData("\uFFFF")]
    public async Task A_file_of_products_is_none_of_texts(string text)
    {
        await using var shop = await FilledAsync();
        var file = shop.Shop.Temp.Write("products.csv", text);
        Assert.Null(await new TextImporter(shop.Shop.Source, new ProductStore(shop.Shop.Source), shop.Shop.Data, TimeProvider.System)
            .ImportAsync(file, shop.Catalog, null, new("mia"), ExportShop.Token));
        Assert.Equal(1, await shop.Shop.ScalarAsync<long>("select count(*) from import"));
    }

    [Fact]
    public async Task A_file_that_is_not_the_channels_or_was_never_exported_is_refused()
    {
        await using var shop = await FilledAsync();
        var importer = new TextImporter(shop.Shop.Source, new ProductStore(shop.Shop.Source), shop.Shop.Data, TimeProvider.System);
        var result = await importer.ImportAsync(shop.Shop.Temp.Write("x.csv", "sku,name\nA-1,x\n"), shop.Catalog, Wide, new("mia"), ExportShop.Token);
        Assert.Contains("no export of the channel shop", result!.Refusal, StringComparison.Ordinal);
        result = await importer.ImportAsync(shop.Shop.Temp.Write("y.csv", "sku,title@de-DE\nA-1,x\n"), shop.Catalog, null, new("mia"), ExportShop.Token);
        Assert.Contains("nothing was exported there yet", result!.Refusal, StringComparison.Ordinal);
        Assert.Equal("failed", await shop.Shop.ScalarAsync<string>("select state from import order by id desc limit 1"));
    }

    // The file of the last export with something else in it.
    private static string Edit(ExportShop shop, string old, string now)
    {
        var text = File.ReadAllText(Path.Combine(shop.Shop.Temp.Path, "out.csv"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        return shop.Shop.Temp.Write("edited.csv", text.Replace(old, now, StringComparison.Ordinal));
    }

    private async Task<ExportShop> FilledAsync()
    {
        var shop = await ExportShop.OpenAsync(postgres, Wide, Long, Translations);
        await shop.ProductsAsync(2);
        await shop.ApproveAsync("A-1", "de-DE", ExportShop.Text("Lampe", "Hell", "aus Glas\n15 W"));
        await shop.ApproveAsync("A-2", "de-DE", ExportShop.Text("Tisch", "Braun"));
        return shop;
    }
}
