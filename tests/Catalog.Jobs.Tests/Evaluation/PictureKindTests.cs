using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Tests.Catalogs;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Model.Chat;
using NetVips;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

public sealed class PictureKindTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_are_swapped_between_products_that_differ_as_the_kind_says()
    {
        var (products, columns) = await DemoAsync();
        Assert.Equal(48, products.Count);
        foreach (var own in products)
        {
            var category = Plant("picture-category", own);
            Assert.NotEqual(own.Product.Value("category"), Owner(category).Value("category"));
            if (PictureKind.All.Single(kind => kind.Id == "picture-color").Plant(own, products, columns, new Random(1)) is { } color)
                Assert.Equal((own.Product.Value("category"), false), (Owner(color).Value("category"), Owner(color).Value("color") == own.Product.Value("color")));
            var fact = Plant("picture-fact-color", own);
            Assert.Equal((own.Picture, own.Product.Facts.Count), (fact.Picture, fact.Product.Facts.Count));
            Assert.Equal(["color"], fact.Product.Facts.Except(own.Product.Facts).Select(changed => changed.Key));
        }

        PictureFault Plant(string id, PictureProduct own) => PictureKind.All.Single(kind => kind.Id == id).Plant(own, products, columns, new Random(1))!;
        Catalog.Jobs.Products.Product Owner(PictureFault fault) => products.First(product => product.Picture.Hash == fault.Picture.Hash).Product;
    }

    [Fact]
    public async Task A_sticker_covers_a_part_of_the_picture_and_nothing_else_changes()
    {
        var own = (await DemoAsync()).Products[0];
        var (one, again) = (PriceSticker.On(own.Picture, new Random(4)), PriceSticker.On(own.Picture, new Random(4)));
        Assert.Equal(one.Hash, again.Hash);
        using var before = Image.NewFromBuffer(own.Picture.Picture.Content.ToArray());
        using var after = Image.NewFromBuffer(one.Picture.Content.ToArray());
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        using var differs = before.NotEqual(after);
        using var changed = differs.BandOr();
        Assert.InRange(changed.Avg() / 255, 0.02, 0.10);
    }

    [Fact]
    public async Task A_model_that_sees_nothing_wrong_finds_none_of_it_and_one_answer_is_asked_for_each_picture_and_fact()
    {
        await using var database = await postgres.CreateAsync();
        var (products, columns) = await DemoAsync();
        var engine = new ScriptedEngine { Answer = asked => """{"claims": [], "problems": []}""" };
        var tallies = await RunAsync(engine);
        Assert.Equal(PictureKind.All.Select(kind => kind.Id), tallies.Select(tally => tally.Kind));
        Assert.All(tallies, tally => Assert.Equal((CellTally.Everywhere, 0), (tally.Locale, tally.Found)));
        Assert.All(tallies, tally => Assert.InRange(tally.Planted, 10, PictureEvaluation.PlantedPerKind));

        var sharp = new ScriptedEngine(ScriptedEngine.DefaultProfile with { Fingerprint = "f2" })
        {
            Answer = asked => $$"""{"claims": [{"field": "color", "fact": "", "shown": {{ContractJson.Quote("ultraviolet")}}, "verdict": "contradicted"}], "problems": ["image.overlay"]}""",
        };
        // It says the same of every picture: what it says of the right ones, too, is no find.
        Assert.All(await RunAsync(sharp), tally => Assert.Equal(tally.Kind == "picture-fact-color" ? tally.Planted : 0, tally.Found));

        Task<IReadOnlyList<CellTally>> RunAsync(ScriptedEngine model) =>
            new PictureEvaluation(products, columns, 1, new ModelReader(model, new StoredAnswers(database.Source))).RunAsync(Cancellation);
    }

    private static async Task<(IReadOnlyList<PictureProduct> Products, Jobs.Catalogs.ColumnMapping Columns)> DemoAsync()
    {
        var catalog = await DemoCatalog.LoadAsync();
        var products = await PictureProduct.FromCsvAsync(Path.Combine(DemoCatalog.Folder, "products.csv"), catalog.Columns, Cancellation);
        return (await PictureProduct.ReadAsync(products, Cancellation), catalog.Columns);
    }
}
