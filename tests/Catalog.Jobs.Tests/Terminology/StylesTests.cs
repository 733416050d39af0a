using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Tests.Checks;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class StylesTests(PostgresFixture postgres)
{
    private static readonly StyleGuide All = new("de-DE", null, "plain"), Backpacks = new("de-DE", "Backpack", "adventurous"), Kettles = new("de-DE", "Kettle", "cosy"), French = new("fr-FR", null, "sobre");

    [Fact]
    public void The_locales_guide_comes_first_then_the_categorys()
    {
        Assert.Equal("plain; adventurous", Of("from the file", All, Backpacks, Kettles, French));
        Assert.Equal("plain", Of("from the file", All, Kettles));
        Assert.Equal("from the file; adventurous", Of("from the file", Backpacks));
        Assert.Equal("from the file", Of("from the file", French, Kettles));
        Assert.Equal("adventurous", Of(null, Backpacks));
        Assert.Null(Of(null));
    }

    [Fact]
    public async Task A_guide_makes_exactly_the_texts_stale_that_it_applies_to_and_stands_in_their_prompts()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        pipeline.Catalog = Pipeline.DefaultCatalog with { Columns = Pipeline.DefaultCatalog.Columns with { Category = "color" } };
        await pipeline.AddAsync("ORANGE", "Nordvik Trail Z Backpack", "orange");
        await pipeline.RefreshAsync(new ScriptedEngine());
        pipeline.Catalog = pipeline.Catalog with { Styles = [new("en-GB", "orange", "short and dry"), new("en-CA", "violet", "unused")] };
        var engine = new ScriptedEngine();
        var report = await pipeline.RefreshAsync(engine);
        Assert.Equal((1, 1, 0), (report.Products, report.Pairs, report.Rechecked));
        var write = Assert.Single(engine.Turns, turn => turn.Writes);
        Assert.Equal(("en-GB", "orange"), (write.Locale, write.Facts["color"]));
        Assert.Contains("\nStyle: short and dry\n", write.Tail, StringComparison.Ordinal);
        pipeline.Catalog = pipeline.Catalog with { Styles = [new("en-GB", null, "calm"), new("en-GB", "orange", "short and dry")] };
        Assert.Equal((3, 3), (await pipeline.RefreshAsync(new ScriptedEngine())) is var second ? (second.Products, second.Pairs) : default);
    }

    private static string? Of(string? own, params StyleGuide[] guides) =>
        Styles.For(Samples.Backpack, new LocaleRules("de-DE", own), CheckSamples.Catalog with { Styles = guides }).Style;
}
