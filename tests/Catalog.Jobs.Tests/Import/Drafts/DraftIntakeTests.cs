using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Drafts;

public sealed class DraftIntakeTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_a_known_source_comes_with_its_mapping()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var mapping = DraftBench.Mapping("sku=Nr title=Name color= features= image= sheet= price=");
        await bench.Mappings.SaveAsync("Lieferant", "preise-*.csv", ["Nr", "Name"], mapping, "ann", Token);
        var known = await bench.BringAsync("Name;Nr\nRucksack;A-1\n", "other.csv");
        Assert.Equal(("Lieferant", "Nr", false), (known.MappingName, known.Mapping.Of("sku")!.From, known.IsMapped));
        Assert.Equal("", (await bench.BringAsync($"{DraftBench.Header}\nA-1,x,,,,,\n")).MappingName);
    }

    [Fact]
    public async Task A_source_that_has_to_be_read_in_its_own_way_is_known_all_the_same()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var mapping = DraftBench.Mapping("sku=Nr title=Name color= features= image= sheet= price=") with { Settings = new(Delimiter: '|') };
        await bench.Mappings.SaveAsync("Pipes", "pipes-*.csv", ["Nr", "Name", "a,b,c"], mapping, "ann", Token);
        var draft = await bench.BringAsync("Nr|Name|a,b,c\nA-1|Rucksack|x\n", "pipes-2.csv");
        Assert.Equal(("Pipes", '|'), (draft.MappingName, draft.Mapping.Settings.Delimiter));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_kept_for_its_first_step_to_say_so()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.BringAsync("");
        Assert.NotNull((await bench.Look.TableAsync(draft, bench.Shop.Catalog, Token)).Problem);
    }

    [Fact]
    public async Task Saved_mappings_come_back_as_they_were()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var mapping = DraftBench.Mapping("sku=Nr title=Name color= features= image= sheet= price=") with { BadValues = Jobs.Catalogs.BadValue.SkipValue, Settings = new("windows-1252", '\t', "none", "Tabelle 1") };
        await bench.Mappings.SaveAsync("x", "a*", ["Nr", "Name"], mapping, "ann", Token);
        await bench.Mappings.SaveAsync("x", "b*", ["Nr"], mapping, "ben", Token);
        var saved = (await bench.Mappings.GetAsync("x", Token))!;
        Assert.Equal(("b*", "ben", mapping.Settings, mapping.BadValues), (saved.FilePattern, saved.ChangedBy, saved.Mapping.Settings, saved.Mapping.BadValues));
        Assert.Equal(mapping.Columns, saved.Mapping.Columns);
        await bench.Mappings.DeleteAsync("x", Token);
        Assert.Empty(await bench.Mappings.AllAsync(Token));
    }

    [Fact]
    public async Task Files_that_nobody_came_back_to_are_swept()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var old = await bench.BringAsync($"{DraftBench.Header}\nA-1,x,,,,,\n");
        var young = await bench.BringAsync($"{DraftBench.Header}\nA-1,x,,,,,\n");
        await using var connection = await bench.Shop.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync("update import_draft set touched_at = now() - interval '8 days' where id = @Id", new { old.Id });
        Assert.Equal(1, await new DraftSweep(bench.Shop.Source, bench.Files, TimeProvider.System).RunAsync(Token));
        Assert.Equal((false, true), (File.Exists(old.Path), File.Exists(young.Path)));
        old = await bench.GetAsync(old.Id);
        Assert.True(old.IsSwept);
        Assert.Equal("The file is no longer on the server. Bring it again.", (await bench.Look.TableAsync(old, bench.Shop.Catalog, Token)).Problem);
        Assert.Equal([young.Id], (await bench.Drafts.OpenAsync(10, Token)).Select(draft => draft.Id));
    }

    [Fact]
    public async Task Costs_are_the_averages_of_past_refreshes_or_the_limits_of_the_fields()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var costs = new RefreshCosts(bench.Shop.Source);
        var catalog = (await bench.Folder.LoadAsync(Token)).Definition!;
        Assert.Equal(new RefreshCost(10, 1600, null, 0), await costs.OfAsync(10, catalog, Token)); // 480 characters a text.
        await bench.Shop.ImportAsync($"{DraftBench.Header}\nA-1,x,,,,,\n");
        await using var connection = await bench.Shop.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync("""
            insert into run (kind, state, started_by, products, done, seconds) values ('refresh', 'finished', 'x', 1, 1, 30);
            insert into work_item (run_id, product_id, locales, state, prompt_tokens_computed, decode_tokens)
            select r.id, p.id, array['en-US', 'de-DE'], 'done', 300, 100 from run r, product p
            """);
        Assert.Equal(new RefreshCost(10, 2000, 2.5, 1), await costs.OfAsync(10, catalog, Token));
    }

    [Fact]
    public void Only_extensions_that_readers_know_are_kept() => Assert.Equal(
        [".csv", ".xlsx", ".csv", ".zip"], new[] { "a.csv", "a.XLSX", "a.exe", "a.csv.zip" }.Select(DraftFiles.ExtensionOf));

    [Fact]
    public void A_path_that_is_not_ours_is_never_deleted()
    {
        using var temp = new TempFolder();
        var file = temp.Write("a/b.csv", "x");
        new DraftFiles(new Jobs.Storage.DataFolder(Path.Combine(temp.Path, "data"))).Delete(file);
        Assert.True(File.Exists(file));
    }
}
