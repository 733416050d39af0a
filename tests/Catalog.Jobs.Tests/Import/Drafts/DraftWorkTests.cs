using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Import.Drafts;

public sealed class DraftWorkTests(PostgresFixture postgres)
{
    private const string German = "Nr;Bezeichnung;Farbe\nA-1;Rucksack;blau\nA-2;;rot\nA-3;Tasse;gelb\n;Ohne;rot\n";
    private const string Matches = "sku=Nr title=Bezeichnung color=Farbe features= image= sheet= price=";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dry_run_tells_what_would_happen_and_keeps_nothing()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.BringAsync(German);
        draft = await bench.CheckAsync(await bench.DecideAsync(draft, draft with { Mapping = DraftBench.Mapping(Matches), IsMapped = true }));
        Assert.Equal((DraftState.Checked, (string?)null), (draft.State, draft.Problem));
        var report = draft.Report!.Import;
        Assert.Equal((4, 2, 0, 2), (report.Rows, report.New, report.Changed, report.Rejected));
        Assert.Equal(["no-key 1", "no-title 1"], report.RejectGroups.Select(group => $"{group.Code} {group.Rows}"));
        Assert.Equal(0, await bench.Shop.ScalarAsync<long>("select count(*) from product"));
        Assert.Equal(0, await bench.Shop.ScalarAsync<long>("select count(*) from import"));
    }

    [Fact]
    public async Task What_was_checked_is_imported_and_its_mapping_is_kept_with_it()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.BringAsync(German);
        draft = await bench.CheckAsync(await bench.DecideAsync(draft, draft with { Mapping = DraftBench.Mapping(Matches), IsMapped = true }));
        draft = await bench.ImportAsync(draft);
        Assert.Equal(DraftState.Imported, draft.State);
        Assert.Equal("Rucksack", (await new ProductStore(bench.Shop.Source).GetAsync("A-1", Token))!.Value("title"));
        Assert.Equal("ann", await bench.Shop.ScalarAsync<string>($"select started_by from import where id = {draft.ImportId}"));
        Assert.Equal("Nr", await bench.Shop.ScalarAsync<string>($"select mapping -> 'columns' -> 0 ->> 'from' from import_mapping where import_id = {draft.ImportId}"));
    }

    [Fact]
    public async Task Empty_cells_keep_or_clear_as_the_mapping_says()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        await bench.Shop.ImportAsync($"{DraftBench.Header}\nA-1,Rucksack,blue,,9.90,,\n");
        var mapping = DraftBench.Mapping("sku=Nr title=Name color=Farbe features= image= sheet= price=");
        mapping = mapping with { Columns = [.. mapping.Columns.Select(match => match.Column == "price" ? match with { Empty = EmptyCell.Keep } : match)] };
        var draft = await bench.BringAsync("Nr;Name;Farbe\nA-1;Rucksack;\n");
        await bench.ImportAsync(await bench.CheckAsync(await bench.DecideAsync(draft, draft with { Mapping = mapping, IsMapped = true })));
        var product = (await new ProductStore(bench.Shop.Source).GetAsync("A-1", Token))!;
        Assert.Equal(("", "9.90"), (product.Value("color"), product.Attributes["price"]));
    }

    [Fact]
    public async Task A_bad_value_is_left_out_where_the_mapping_says_so()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var mapping = DraftBench.Mapping("sku=Nr title=Name color= features= image=Bild sheet= price=") with { BadValues = BadValue.SkipValue };
        var draft = await bench.BringAsync("Nr;Name;Bild\nA-1;Rucksack;nowhere.jpg\n");
        draft = await bench.CheckAsync(await bench.DecideAsync(draft, draft with { Mapping = mapping, IsMapped = true }));
        Assert.Equal((1, 0, 1), (draft.Report!.Import.New, draft.Report.Import.Rejected, draft.Report.Import.Skipped));
    }

    [Fact]
    public async Task A_file_that_can_not_be_used_says_so_and_a_person_decides_anew()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.CheckAsync(await bench.BringAsync("Nr,Name\nA-1,x\n"));
        Assert.Equal(DraftState.Open, draft.State);
        Assert.Contains("lacks the columns", draft.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file", "The file on the server is no longer the one that the dry run read.")]
    [InlineData("catalog", "catalog.json was changed after the dry run.")]
    [InlineData("import", "Another file was imported after the dry run.")]
    public async Task What_changed_after_the_dry_run_is_told_and_not_imported(string what, string told)
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.CheckAsync(await bench.BringAsync($"{DraftBench.Header}\nA-1,Rucksack,blue,,,,\n"));
        if (what == "file") await File.AppendAllTextAsync(draft.Path, "A-2,Tasse,red,,,,\n", Token);
        if (what == "catalog") await File.AppendAllTextAsync(bench.Folder.CatalogFile, "\n", Token);
        if (what == "import") await bench.Shop.ImportAsync($"{DraftBench.Header}\nB-1,Other,blue,,,,\n");
        Assert.NotNull(await bench.Stamps.ChangeAsync(draft, Token));
        draft = await bench.ImportAsync(draft);
        Assert.Equal((DraftState.Open, (long?)null), (draft.State, draft.ImportId));
        Assert.StartsWith(told, draft.Problem, StringComparison.Ordinal);
        Assert.Equal(0, await bench.Shop.ScalarAsync<long>("select count(*) from product where sku like 'A-%'"));
    }

    [Fact]
    public async Task Whoever_decides_second_is_told()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var seen = await bench.BringAsync($"{DraftBench.Header}\nA-1,Rucksack,blue,,,,\n");
        Assert.True(await bench.Drafts.DecideAsync(seen, seen with { IsFull = true }, Token));
        Assert.False(await bench.Drafts.DecideAsync(seen, seen with { MappingName = "x" }, Token));
        Assert.False(await bench.Drafts.BeginAsync(seen.Id, seen.Version, DraftState.Checking, Token));
        Assert.False(await bench.Drafts.BeginAsync(seen.Id, seen.Version + 1, DraftState.Importing, Token)); // Not without a dry run.
        Assert.True(await bench.Drafts.BeginAsync(seen.Id, seen.Version + 1, DraftState.Checking, Token));
        Assert.False(await bench.Drafts.DecideAsync(seen with { Version = 2 }, seen, Token)); // A job works on it.
    }

    [Fact]
    public async Task A_job_that_is_tried_again_does_nothing_the_second_time()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.ImportAsync(await bench.CheckAsync(await bench.BringAsync($"{DraftBench.Header}\nA-1,Rucksack,blue,,,,\n")));
        await bench.Work.ImportAsync(draft.Id, "ann", Token);
        await bench.Work.CheckAsync(draft.Id, Token);
        Assert.Equal(1, await bench.Shop.ScalarAsync<long>("select count(*) from import"));
    }

    [Fact]
    public async Task A_corrected_row_comes_in_and_counts_for_its_import()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.BringAsync(German);
        draft = await bench.ImportAsync(await bench.CheckAsync(await bench.DecideAsync(draft, draft with { Mapping = DraftBench.Mapping(Matches), IsMapped = true })));
        var catalog = (await bench.Folder.LoadAsync(Token)).Definition!;
        var import = draft.ImportId!.Value;
        var still = await bench.Repair.TryAsync(import, [new(3, ["A-2", " ", "rot"])], catalog, "ann", Token);
        Assert.Equal("no-title", still!.Reject!.Code);
        var fixedRow = await bench.Repair.TryAsync(import, [new(3, ["A-2", "=Becher", "rot"])], catalog, "ann", Token);
        Assert.Equal((1, null, null), (fixedRow!.Report!.New, fixedRow.Reject, fixedRow.Refusal));
        Assert.Equal("=Becher", (await new ProductStore(bench.Shop.Source).GetAsync("A-2", Token))!.Value("title"));
        Assert.Equal(3, await bench.Shop.ScalarAsync<int>($"select line from import_reject where import_id = {import} and resolved_by = {fixedRow.Report.ImportId}"));
        Assert.Null(await bench.Repair.TryAsync(99, [new(3, ["A-2", "x", ""])], catalog, "ann", Token));
    }

    [Fact]
    public async Task A_rejects_file_that_comes_again_is_read_with_its_imports_mapping_and_counts_for_it()
    {
        await using var bench = await DraftBench.OpenAsync(postgres);
        var draft = await bench.BringAsync(German);
        draft = await bench.ImportAsync(await bench.CheckAsync(await bench.DecideAsync(draft, draft with { Mapping = DraftBench.Mapping(Matches), IsMapped = true })));
        var file = Assert.Single(Directory.GetFiles(bench.Shop.Data.Rejects));
        var text = await File.ReadAllTextAsync(file, Token);
        Assert.StartsWith("Nr;Bezeichnung;Farbe;line;column;reason;hint", text, StringComparison.Ordinal);
        var again = await bench.BringAsync(text.Replace("A-2;;", "A-2;Becher;", StringComparison.Ordinal), Path.GetFileName(file));
        Assert.Equal("Nr", again.Mapping.Of("sku")!.From);
        await bench.ImportAsync(await bench.CheckAsync(again));
        Assert.Equal(3, await bench.Shop.ScalarAsync<int>($"select line from import_reject where import_id = {draft.ImportId} and resolved_by is not null"));
    }
}
