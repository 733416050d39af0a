using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Tests.Catalogs;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class GlossaryImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Header = "term,locale,category,rule,translation,case,inflections,note\r\n";
    private readonly TempFolder temp = new();
    private TestDatabase database = null!;
    private CatalogDefinition catalog = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private GlossaryStore Store => new(database.Source);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        catalog = await DemoCatalog.LoadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        temp.Dispose();
    }

    [Fact]
    public async Task Import_and_export_are_each_others_inverse()
    {
        const string file = Header
            + "Nordvik,,,never-translate,,,Nordviks; Nordvika,brand\r\nKettle,de-DE,,preferred,Wasserkocher,,,\r\nbest,,Backpack,forbidden,,exact,,\"not, our \"\"tone\"\"\"\r\n";
        var report = await ImportAsync(file);
        Assert.Equal((3, 3, 0, 0, 0), (report.Rows, report.Added, report.Changed, report.Unchanged, report.Rejected));
        var exported = await ExportAsync();
        Assert.Equal(file, exported);
        var again = await ImportAsync(exported, replace: true);
        Assert.Equal((0, 0, 3, 0), (again.Added, again.Changed, again.Unchanged, again.Deleted));
        Assert.Equal(exported, await ExportAsync());
    }

    [Fact]
    public async Task Bad_rows_go_to_a_file_that_can_be_fixed_and_the_good_ones_are_taken()
    {
        var report = await ImportAsync(Header + "Kettle,de-DE,,preferred,,,,a note\r\ncheap,en-US,,forbidden,,,,\r\ncheap,en-US,,forbidden,,,,again\r\nx,xx-XX,,banned,,,,\r\na,b,c,d,e,f,g,h,i\r\n");
        Assert.Equal((5, 1, 4), (report.Rows, report.Added, report.Rejected));
        Assert.Equal([(2, "translation"), (4, "term"), (5, "rule"), (6, "")], report.Rejects.Select(reject => ((int)reject.Line, reject.Column)));
        Assert.Contains("line 3 already", report.Rejects[1].Reason, StringComparison.Ordinal);
        Assert.Contains("xx-XX", report.Rejects[2].Reason, StringComparison.Ordinal);

        var rejects = await File.ReadAllTextAsync(report.RejectsFile!, Token);
        Assert.Contains("a,b,c,d,e,f,g,\"h,i\",6,,", rejects, StringComparison.Ordinal);
        var kept = string.Join("\r\n", rejects.Split("\r\n").Take(2)).Replace("Kettle,de-DE,,preferred,,", "Kettle,de-DE,,preferred,Wasserkocher,", StringComparison.Ordinal);
        Assert.Equal((1, 0), (await ImportAsync(kept)) is var second ? (second.Added, second.Rejected) : default);
        Assert.Equal("a note", (await Store.AllAsync(Token)).Single(entry => entry.Term.Term == "Kettle").Term.Note);
    }

    [Fact]
    public async Task A_dry_run_keeps_nothing()
    {
        var result = await new GlossaryImport(database.Source, new DataFolder(temp.Path)).ImportAsync(
            Encoding.UTF8.GetBytes(Header + "cheap,,,forbidden,,,,\r\nx,,,banned,,,,\r\n"), catalog, new("g.csv", "test", DryRun: true), Token);
        Assert.Equal((1, 1, true, null), (result.Report!.Added, result.Report.Rejected, result.Report.DryRun, result.Report.RejectsFile));
        Assert.Empty(await Store.AllAsync(Token));
        Assert.Empty(Directory.EnumerateFiles(temp.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_replaces_must_be_without_fault()
    {
        await ImportAsync(Header + "cheap,,,forbidden,,,,\r\nbest,,,forbidden,,,,\r\n");
        Assert.Contains("without fault", (await TryAsync(Header + "cheap,,,forbidden,,,,\r\nx,,,banned,,,,\r\n", replace: true)).Refusal, StringComparison.Ordinal);
        Assert.Equal(2, await Store.CountAsync(Token));
        var report = await ImportAsync(Header + "cheap,,,forbidden,,,,new note\r\n", replace: true);
        Assert.Equal((1, 1), (report.Changed, report.Deleted));
    }

    [Fact]
    public async Task A_row_that_contradicts_the_glossary_is_rejected()
    {
        await ImportAsync(Header + "Nordvik,,,never-translate,,,,\r\n");
        var report = await ImportAsync(Header + "Nordvik,,,forbidden,,,,\r\n");
        Assert.Equal((0, 1, "rule"), (report.Added, report.Rejected, report.Rejects[0].Column));
    }

    [Fact]
    public async Task A_file_that_cant_be_read_at_all_is_refused_with_its_line()
    {
        Assert.Equal("g.csv, line 1: the header must have term and rule and may have the others of term,locale,category,rule,translation,case,inflections,note.", (await TryAsync("a,b\n")).Refusal);
        Assert.Contains("line 2", (await TryAsync("term,rule\n\"x,forbidden\n")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogues_file_seeds_the_glossary_once_and_then_only_its_changes_count()
    {
        var terms = new TermBase(database.Source);
        Assert.Equal(catalog.Glossary, (await terms.ApplyAsync(catalog, Token)).Glossary);

        // A person changes one entry and deletes one; the file as it was brings neither back.
        var entries = await Store.AllAsync(Token);
        var (kettle, cheap) = (entries.First(entry => entry.Term.Translation == "Wasserkocher"), entries.First(entry => entry.Term.Term == "cheap"));
        Assert.Null((await Store.SaveAsync(kettle.Id, kettle.Version, kettle.Term with { Translation = "Teekocher" }, "ann", Token)).Problem);
        Assert.Null(await Store.DeleteAsync(cheap.Id, cheap.Version, "mia", Token));
        var edited = await terms.ApplyAsync(catalog with { Name = "again" }, Token);
        Assert.Equal((44, "Teekocher"), (edited.Glossary.Count, edited.Glossary.First(term => term.Term == "Kettle" && term.Locale == "de-DE").Translation));
        Assert.Empty(await Store.NotTakenAsync(Token));

        // The file changes in three lines; the person's stays.
        GlossaryTerm[] file = [.. catalog.Glossary.Select(term => term with { Note = term.Term is "Kettle" or "Zephra" ? "new" : term.Note }).Append(new("bargain", null, GlossaryRule.Forbidden, null, null))];
        var updated = await terms.ApplyAsync(catalog with { Glossary = file }, Token);
        Assert.Equal((45, "Teekocher"), (updated.Glossary.Count, updated.Glossary.First(term => term.Term == "Kettle" && term.Locale == "de-DE").Translation));
        Assert.Equal("new", updated.Glossary.First(term => term.Term == "Zephra").Note);
        Assert.Equal("\"Kettle\" (preferred, de-DE): it was changed here by ann.", Assert.Single(await Store.NotTakenAsync(Token)));
    }

    [Fact]
    public async Task Without_a_glossary_file_the_database_alone_counts()
    {
        await ImportAsync(Header + "cheap,,,forbidden,,,,\r\n");
        await using (var connection = await database.Source.OpenConnectionAsync(Token))
            await connection.ExecuteAsync("insert into style_guide (locale, category, guide, changed_by) values ('de-DE', '', 'plain', 'ann')");
        var found = await new TermBase(database.Source).ApplyAsync(catalog with { Glossary = [], HasGlossaryFile = false }, Token);
        Assert.Equal("cheap", Assert.Single(found.Glossary).Term);
        Assert.Equal(new StyleGuide("de-DE", null, "plain"), Assert.Single(found.Styles));
    }

    [Fact]
    public async Task People_cant_overwrite_each_other_or_make_a_second_entry()
    {
        var term = new GlossaryTerm("cheap", null, GlossaryRule.Forbidden, null, null);
        var id = (await Store.SaveAsync(null, 0, term, "ann", Token)).Id!.Value;
        Assert.NotNull((await Store.SaveAsync(null, 0, term, "bob", Token)).Problem);
        Assert.NotNull((await Store.SaveAsync(null, 0, term with { Rule = GlossaryRule.NeverTranslate }, "bob", Token)).Problem);
        Assert.Null((await Store.SaveAsync(id, 1, term with { Note = "a" }, "ann", Token)).Problem);
        Assert.NotNull((await Store.SaveAsync(id, 1, term with { Note = "b" }, "bob", Token)).Problem);
        Assert.NotNull(await Store.DeleteAsync(id, 1, "mia", Token));
        Assert.Equal("a", (await Store.GetAsync(id, Token))!.Term.Note);
    }

    [Fact]
    public async Task Pages_go_by_term_and_can_be_narrowed()
    {
        await new TermBase(database.Source).ApplyAsync(catalog, Token);
        var all = new List<long>();
        for (GlossaryPlace? after = null; ;)
        {
            var page = await Store.PageAsync(new(null, null, null), after, 7, Token);
            if (page.Count == 0) break;
            all.AddRange(page.Select(entry => entry.Id));
            after = await Store.PlaceAsync(page[^1], Token);
        }

        Assert.Equal((45, 45), (all.Count, all.Distinct().Count()));
        Assert.Equal(["Kettle"], (await Store.PageAsync(new("wasser", null, null), null, 10, Token)).Select(entry => entry.Term.Term));
        Assert.Equal(20, (await Store.PageAsync(new(null, "de-DE", null), null, 100, Token)).Count);
        Assert.Equal(["cheap", "Handtasche"], (await Store.PageAsync(new(null, null, "forbidden"), null, 10, Token)).Select(entry => entry.Term.Term));
        Assert.Empty(await Store.PageAsync(new("%", null, null), null, 10, Token));
    }

    private async Task<GlossaryReport> ImportAsync(string text, bool replace = false) => (await TryAsync(text, replace)).Report ?? throw new InvalidOperationException("refused");

    private Task<GlossaryImportResult> TryAsync(string text, bool replace = false) => new GlossaryImport(database.Source, new DataFolder(temp.Path)).ImportAsync(
        Encoding.UTF8.GetBytes(text), catalog, new GlossaryImportOptions("g.csv", "test", Replace: replace), Token);

    private async Task<string> ExportAsync() =>
        Encoding.UTF8.GetString(GlossaryFile.Write((await Store.AllAsync(Token)).Select(entry => entry.Term)).AsSpan()[3..]);
}
