using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology.Memory;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Tests.Writing;
using Catalog.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class MemoryTests(PostgresFixture postgres)
{
    private const string Title = "Nordvik Trail B Backpack";

    [Fact]
    public async Task Another_product_with_the_same_facts_gets_the_approved_texts_and_the_model_isnt_even_loaded()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.AddAsync("TWIN", Title);
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 3, 3, 3, 0L), (report.Products, report.Pairs, report.Approved, report.Reused, report.ModelCalls));
        Assert.Equal((0, 0), (engine.Calls, engine.Loads));
        Assert.Equal(3, await pipeline.ScalarAsync<long>(
            """
            select count(*) from revision r join copy c on c.id = r.copy_id join revision o on o.id = r.reused_revision_id join copy oc on oc.id = o.copy_id
            where r.origin = 'memory' and r.author = 'model' and r.raw = o.raw and c.locale = oc.locale and r.said = o.said and r.decode_tokens = 0 and c.approved_revision_id = r.id
            """));
        Assert.Equal(0, (await pipeline.RefreshAsync(new ScriptedEngine())).Pairs);
    }

    [Fact]
    public async Task An_earlier_version_of_the_same_product_comes_back()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.AddAsync("SKU-001", Title, "green");
        Assert.Equal((3, 0), (await pipeline.RefreshAsync(new ScriptedEngine())) is var green ? (green.Pairs, green.Reused) : default);
        await pipeline.AddAsync("SKU-001", Title, "blue");
        var blue = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((3, 3, 0L), (blue.Pairs, blue.Reused, blue.ModelCalls));
        Assert.Equal(3, await pipeline.ScalarAsync<long>("select count(*) from copy c join revision r on r.id = c.newest_revision_id where r.number = 3 and r.raw like '%blue%'"));
    }

    [Fact]
    public async Task Only_what_is_approved_and_was_before_the_run_is_reused()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", Title);
        await pipeline.AddAsync("B", Title);
        Assert.Equal(0, (await pipeline.RefreshAsync(new ScriptedEngine())).Reused);

        // Taken back in one locale, in both products; the last word about a revision counts.
        await pipeline.ExecuteAsync(
            "insert into decision (copy_id, revision_id, action, actor, from_state, to_state) select id, newest_revision_id, 'reject', 'ann', 'approved', 'needs_rewrite' from copy where locale = 'en-GB'");
        await pipeline.AddAsync("C", Title);
        var engine = new ScriptedEngine();
        Assert.Equal(2, (await pipeline.RefreshAsync(engine)).Reused);
        Assert.All(engine.Turns, turn => Assert.Equal("en-GB", turn.Locale));
    }

    [Fact]
    public async Task Another_style_term_or_picture_is_another_text()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        pipeline.Catalog = pipeline.Catalog with
        {
            Locales = [.. pipeline.Catalog.Locales.Select(locale => locale.Code == "en-CA" ? locale with { Style = "short" } : locale)],
            Glossary = [Samples.NeverTranslate("Backpack", "en-GB")],
        };
        await pipeline.AddAsync("TWIN", Title);
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((2 + 3, 1), (report.Pairs, report.Reused));

        await pipeline.AddAsync("PICTURED", Title, documents: [new MediaFile("/nowhere/sheet.pdf", "h")]);
        Assert.Equal(MemoryKeyOf(Samples.Backpack), MemoryKeyOf(Samples.Backpack with { Id = 2, Sku = "x", Hash = "y", Documents = [new MediaFile("a", "b")] }));
        Assert.NotEqual(MemoryKeyOf(Samples.Backpack), MemoryKeyOf(Samples.Backpack with { Pictures = [new MediaFile("a", "b")] }));
    }

    [Fact]
    public async Task A_text_that_only_the_model_made_stale_and_one_that_a_person_wants_anew_are_written()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", Title);
        await pipeline.AddAsync("B", Title);
        await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((6, 0), (await pipeline.RefreshAsync(new ScriptedEngine(ScriptedEngine.DefaultProfile with { Fingerprint = "f2" }))) is var other ? (other.Pairs, other.Reused) : default);
        await pipeline.ExecuteAsync("update copy set requested_at = now() where product_id = 1 and locale = 'en-CA'");
        Assert.Equal((1, 0), (await pipeline.RefreshAsync(new ScriptedEngine(ScriptedEngine.DefaultProfile with { Fingerprint = "f2" }))) is var wish ? (wish.Pairs, wish.Reused) : default);
    }

    [Fact]
    public async Task A_reused_text_is_checked_and_where_the_rules_have_changed_the_model_writes()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        // The twin is new when the term is forbidden, and the old texts weren't checked again yet: a memory that nobody looked through.
        pipeline.Catalog = pipeline.Catalog with { Glossary = [Samples.Forbidden("everyday", "en-GB")] };
        await pipeline.ExecuteAsync("update terminology set checked = '[{\"term\":\"everyday\",\"locale\":\"en-GB\",\"category\":\"\",\"rule\":\"forbidden\",\"translation\":\"\",\"case\":\"\",\"inflections\":\"\",\"note\":\"\"}]'");
        await pipeline.AddAsync("TWIN", Title);
        var engine = new ScriptedEngine();
        Assert.Equal(2, (await pipeline.RefreshAsync(engine)).Reused);
        Assert.All(engine.Turns, turn => Assert.Equal("en-GB", turn.Locale));
    }

    [Fact]
    public async Task A_products_own_finding_sends_the_reused_text_to_a_person_as_any_other()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        var twin = await pipeline.AddAsync("TWIN", Title);
        await pipeline.ExecuteAsync(
            "insert into finding (product_id, type, severity, source, found, expected, message, fingerprint) values (@twin, 'copy.contradiction', 'major', 'siblings', '', '', 'm', '')", new { twin });
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((3, 3, 0), (report.Reused, report.NeedsReview, report.Approved));
    }

    [Fact]
    public async Task A_persons_own_text_is_reused_too_and_is_no_persons_text_there()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        var given = new Given(pipeline.Catalog);
        var decisions = new Decisions(
            pipeline.Source, TimeProvider.System, new NoRewrites(), new EditChecks(pipeline.Source, pipeline.Products, given), new Enforcement(pipeline.Products, given));
        var id = await pipeline.ScalarAsync<long>("select id from copy where locale = 'en-GB'");
        var text = Jobs.Writing.Copy.Parse($"{{\"title\": \"{Title}\", \"description\": \"A blue pack that a person wrote about for this shop.\"}}");
        Assert.IsType<DecisionOutcome.Decided>(await decisions.DecideAsync(id, await pipeline.ScalarAsync<int>("select version from copy where locale = 'en-GB'"), "ann", new Decision.Edit(text), TestContext.Current.CancellationToken));
        await pipeline.AddAsync("TWIN", Title);
        var report = await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal((3, 3, 0L), (report.Reused, report.Approved, report.ModelCalls));
        Assert.Equal("model A blue pack that a person wrote about for this shop.", await pipeline.ScalarAsync<string>(
            "select r.author || ' ' || (r.texts ->> 'description') from copy c join revision r on r.id = c.newest_revision_id join product p on p.id = c.product_id where p.sku = 'TWIN' and locale = 'en-GB'"));
    }

    [Fact]
    public async Task A_near_text_is_a_draft_for_models_that_know_one_without_a_fault()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        pipeline.Catalog = Pipeline.DefaultCatalog with { Columns = Pipeline.DefaultCatalog.Columns with { Category = "color" } };
        await pipeline.ExecuteAsync("update product set category = 'blue'");
        var full = ScriptedEngine.DefaultProfile with { SystemText = SystemTextEdition.Full };
        await pipeline.RefreshAsync(new ScriptedEngine(full));
        await pipeline.AddAsync("NEAR", "Nordvik Trail Z Backpack");
        await pipeline.AddAsync("FAR", "Tindra Kettle");
        await pipeline.ExecuteAsync("update product set category = 'blue'");
        var engine = new ScriptedEngine(full);
        Assert.Equal(0, (await pipeline.RefreshAsync(engine)).Reused);
        Assert.Equal(3, engine.Turns.Count(turn => turn.Writes && turn.Title.Contains('Z') && turn.Tail.Contains("\nDraft: {\"title\": \"Nordvik Trail B Backpack\"", StringComparison.Ordinal)));
        Assert.Equal(3, engine.Turns.Count(turn => turn.Writes && turn.Title.Contains("Kettle") && !turn.Tail.Contains("\nDraft: ", StringComparison.Ordinal)));

        // The compact edition's prompts stay as they are.
        await pipeline.AddAsync("COMPACT", "Nordvik Trail Y Backpack");
        await pipeline.ExecuteAsync("update product set category = 'blue'");
        var compact = new ScriptedEngine();
        await pipeline.RefreshAsync(compact);
        Assert.NotEmpty(compact.Turns);
        Assert.DoesNotContain(compact.Turns, turn => turn.Writes && turn.Tail.Contains("\nDraft: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("title: Nordvik Trail 40 Backpack; color: blue", "title: Nordvik Trail 40 Backpack; color: blue", 1)]
    [InlineData("title: Nordvik Trail 40 Backpack; color: blue", "title: NORDVIK trail 40, backpack; color: red", 4 / 6.0)]
    [InlineData("title: Nordvik Trail 40 Backpack; color: blue", "name: Nordvik Trail 40 Backpack; color: blue", 1 / 9.0)]
    [InlineData("title: a", "title: b", 0)]
    [InlineData("title: 防水背包", "title: 防水背包", 1)]
    public void Likeness_is_the_share_of_words_that_both_have(string one, string other, double likeness)
    {
        static IReadOnlyList<Fact> Facts(string text) => [.. text.Split("; ").Select(line => line.Split(": ")).Select(pair => new Fact(pair[0], [pair[1]]))];
        Assert.Equal(likeness, new Likeness(Facts(one)).To(Facts(other)), 6);
        Assert.Equal(likeness, new Likeness(Facts(other)).To(Facts(one)), 6);
    }

    private sealed class NoRewrites : IRewriteRequests
    {
        public Task RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) => Task.CompletedTask;
    }

    private sealed class Given(CatalogDefinition catalog) : ICurrentCatalog
    {
        public ValueTask<CatalogDefinition?> ReadAsync(CancellationToken cancellation) => new(catalog);
    }

    private static string MemoryKeyOf(Product product) => MemoryKey.Of(product, new LocaleRules("de-DE", null), Samples.Fields, Jobs.Writing.GlossarySelection.None);
}
