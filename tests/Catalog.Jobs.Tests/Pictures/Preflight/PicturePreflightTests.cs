using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Jobs.Products;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Jobs.Tests.Pictures.Preflight;

public sealed class PicturePreflightTests(PostgresFixture postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-preflight-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_good_picture_has_no_finding_and_is_measured_once()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        var picture = await PictureAsync("a.jpg", 1);
        Assert.Empty(await CheckAsync(pipeline, "A", [picture]));
        File.Delete(picture.Path);
        Assert.Empty(await CheckAsync(pipeline, "B", [picture]));
    }

    [Fact]
    public async Task Blank_blurred_damaged_and_missing_pictures_are_found()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        var cut = await PictureAsync("cut.jpg", 2);
        await File.WriteAllBytesAsync(cut.Path, (await File.ReadAllBytesAsync(cut.Path, Cancellation))[..900], Cancellation);
        Assert.Equal(["image.blank"], await TypesAsync(pipeline, "A", [await TestPicture.BlankAsync(At("blank.jpg"), Cancellation)]));
        Assert.Equal(["image.blurred"], await TypesAsync(pipeline, "B", [await TestPicture.WriteAsync(At("soft.jpg"), 3, Cancellation, blur: 9)]));
        Assert.Equal(["image.unreadable"], await TypesAsync(pipeline, "C", [cut]));
        var missing = Assert.Single(await CheckAsync(pipeline, "D", [new MediaFile(At("none.jpg"), "h")]));
        Assert.Equal(("image.unreadable", Severity.Critical, "none.jpg"), (missing.Type, missing.Severity, missing.Found));
        pipeline.Catalog = pipeline.Catalog with { Flags = new CheckFlags([new CheckFlag(CheckFlag.Ignore, PicturePreflight.Id)]) };
        Assert.Empty(await CheckAsync(pipeline, "E", [new MediaFile(At("none.jpg"), "h")]));
    }

    [Fact]
    public async Task The_catalogues_and_the_channels_rules_are_told_by_name()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        pipeline.Catalog = pipeline.Catalog with
        {
            Pictures = PictureRules.None with { Formats = ["png"] },
            Channels = [new Channel("feed", ChannelFormat.Wide, [], []) { Pictures = new PictureRules(400, 400, 100, [], ["cmyk"], 0.99) }],
        };
        var findings = await CheckAsync(pipeline, "A", [await PictureAsync("a.jpg", 1)]);
        Assert.Equal(["image.format", "image.size", "image.size", "image.color_space", "image.border"], findings.Select(finding => finding.Type));
        Assert.Contains("The catalogue takes png", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal("a.jpg has 320 × 320 pixels. The channel feed asks for at least 400 × 400 pixels.", findings[1].Message);
        Assert.All(findings, finding => Assert.Equal(Severity.Major, finding.Severity));
    }

    [Fact]
    public async Task A_picture_of_two_products_of_other_colours_is_found_also_scaled_and_compressed_anew()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", "blue", [await PictureAsync("a.png", 1)]);
        await new PictureStore(pipeline.Source).GetAsync(await PictureAsync("a.png", 1), Cancellation);
        Assert.Empty(await CheckAsync(pipeline, "C", [await PictureAsync("c.png", 1)], "blue"));
        var finding = Assert.Single(await CheckAsync(pipeline, "B", [await TestPicture.WriteAsync(At("b.jpg"), 1, Cancellation, edge: 250)], "red"));
        Assert.Equal(("image.duplicate", "color", "blue", "red"), (finding.Type, finding.Field, finding.Found, finding.Expected));
        Assert.Contains("A", finding.Message, StringComparison.Ordinal);
        Assert.Empty(await CheckAsync(pipeline, "D", [await PictureAsync("d.png", 2)], "red"));
    }

    [Fact]
    public async Task The_same_picture_twice_at_one_product_is_minor()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        var finding = Assert.Single(await CheckAsync(pipeline, "A", [await PictureAsync("a.png", 1), await PictureAsync("b.jpg", 1)]));
        Assert.Equal(("image.repeated", Severity.Minor), (finding.Type, finding.Severity));
    }

    [Fact]
    public async Task A_run_measures_first_and_its_findings_are_the_products()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        pipeline.Catalog = pipeline.Catalog with { Approval = pipeline.Catalog.Approval with { Review = [new ReviewRule(null, null, "image.*")] } };
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", "blue", [await PictureAsync("a.png", 1)]);
        await pipeline.AddAsync("B", "Nordvik Trail B Backpack", "red", [await PictureAsync("b.jpg", 1)]);
        await pipeline.AddAsync("C", "Nordvik Trail C Backpack", "red", [await PictureAsync("c.jpg", 2)]);
        var report = await pipeline.RefreshAsync(new ScriptedEngine { Answer = asked => asked.ComparesPictures ? """{"claims": [], "problems": []}""" : null });
        var found = (await pipeline.FindingsAsync()).Where(finding => finding.Source == PicturePreflight.Id);
        Assert.Equal(["A", "B"], found.Select(finding => finding.Sku).Order());
        Assert.Equal((6, 3), (report.NeedsReview, report.Approved));
        Assert.Equal(3, await pipeline.ScalarAsync<long>("select count(*) from picture"));
    }

    [Fact]
    public async Task What_an_older_program_measured_is_measured_again_by_the_next_run()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres);
        var engine = new ScriptedEngine { Answer = asked => asked.ComparesPictures ? """{"claims": [], "problems": []}""" : null };
        await pipeline.AddAsync("A", "Nordvik Trail A Backpack", "blue", [await PictureAsync("a.png", 1)]);
        await pipeline.RefreshAsync(engine);
        var likeness = await pipeline.ScalarAsync<long>("select likeness from picture");
        await pipeline.ScalarAsync<long?>("update picture set version = 1, likeness = ~likeness");
        await pipeline.AddAsync("B", "Nordvik Trail B Backpack", "red", [await PictureAsync("b.jpg", 1)]);
        await pipeline.RefreshAsync(engine);
        Assert.Equal(likeness, await pipeline.ScalarAsync<long>($"select likeness from picture p join product a on a.sku = 'A' and a.pictures #>> '{{0,hash}}' = p.hash where version = {PictureInspector.Version}"));
        Assert.Equal("B", Assert.Single(await pipeline.FindingsAsync(), finding => finding.Source == PicturePreflight.Id).Sku);
    }

    private static async Task<IReadOnlyList<Finding>> CheckAsync(Pipeline pipeline, string sku, IReadOnlyList<MediaFile> pictures, string color = "blue")
    {
        var id = await pipeline.AddAsync(sku, $"Nordvik Trail {sku} Backpack", color, pictures);
        var product = (await pipeline.Products.GetAsync(id, Cancellation))!;
        return await new PicturePreflight(pipeline.Source, pipeline.Products, pipeline.Catalog).RunAsync(product, Cancellation);
    }

    private static async Task<IEnumerable<string>> TypesAsync(Pipeline pipeline, string sku, IReadOnlyList<MediaFile> pictures) =>
        (await CheckAsync(pipeline, sku, pictures)).Select(finding => finding.Type);

    private Task<MediaFile> PictureAsync(string name, int scene) => TestPicture.WriteAsync(At(name), scene, Cancellation);

    private string At(string name) => Path.Combine(folder, name);
}
