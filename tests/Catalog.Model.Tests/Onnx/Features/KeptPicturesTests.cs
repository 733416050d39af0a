using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Model.Tests.Onnx.Features;

/// <summary>Pictures over nights: engines that share a folder for features.</summary>
public sealed class KeptPicturesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-kept-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static PromptCase Prompt { get; } = OracleFolder.Prompts.Prompts.First(prompt => prompt is { Pictures.Length: 1, ToolResponses: [] });

    private string Features => Path.Combine(folder, "features");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_next_night_encodes_nothing_and_answers_the_same()
    {
        var options = new EngineOptions { FeatureCache = Features };
        Assert.Equal((1, 0), await NightAsync(OracleFolder.Model, options));
        Assert.Equal((0, 1), await NightAsync(OracleFolder.Model, options));
    }

    [Fact]
    public async Task Without_a_folder_every_night_encodes()
    {
        Assert.Equal((1, 0), await NightAsync(OracleFolder.Model, new EngineOptions()));
        Assert.Equal((1, 0), await NightAsync(OracleFolder.Model, new EngineOptions()));
        Assert.False(Directory.Exists(Features));
    }

    [Fact]
    public async Task Another_model_encodes_again()
    {
        var other = Path.Combine(folder, "other");
        Directory.CreateDirectory(other);
        foreach (var file in Directory.EnumerateFiles(OracleFolder.Model)) File.Copy(file, Path.Combine(other, Path.GetFileName(file)));
        await NightAsync(OracleFolder.Model, new EngineOptions { FeatureCache = Features });
        Assert.Equal((0, 1), await NightAsync(other, new EngineOptions { FeatureCache = Features }));
        // A blank behind the tokenizer: the same answers, but not the same files.
        await File.AppendAllTextAsync(Path.Combine(other, "tokenizer.json"), " ", Cancelled);
        Assert.Equal((1, 0), await NightAsync(other, new EngineOptions { FeatureCache = Features }));
    }

    [Fact]
    public async Task Another_size_of_pictures_encodes_again()
    {
        await NightAsync(OracleFolder.Model, new EngineOptions { FeatureCache = Features });
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { FeatureCache = Features, MaxPicturePixels = 64 * 64 });
        var usage = new Usage();
        using var conversation = await engine.StartAsync(await OpeningAsync(), usage, Cancelled);
        Assert.Equal((1, 0), (usage.PicturesEncoded, usage.PicturesReused));
    }

    [Fact]
    public async Task A_damaged_file_is_encoded_again_and_replaced()
    {
        var options = new EngineOptions { FeatureCache = Features };
        await NightAsync(OracleFolder.Model, options);
        var file = Assert.Single(Directory.EnumerateFiles(Features));
        await File.WriteAllTextAsync(file, "not features", Cancelled);
        Assert.Equal((1, 0), await NightAsync(OracleFolder.Model, options));
        Assert.Equal((0, 1), await NightAsync(OracleFolder.Model, options));
    }

    [Fact]
    public async Task Forks_of_an_opening_share_its_picture()
    {
        var engine = await DemoEngine.SharedAsync();
        var usage = new Usage();
        using var opening = await engine.StartAsync(await OpeningAsync(), usage, Cancelled);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var fork = opening.Fork();
            await fork.SendAsync(new Turn.User(Prompt.Task), new Decoding(20), Cancelled);
        }));
        Assert.Equal((1, 0), (usage.PicturesEncoded, usage.PicturesReused));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_said_at_load()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", Cancelled);
        await Assert.ThrowsAnyAsync<IOException>(() => DemoEngine.LoadAsync(new EngineOptions { FeatureCache = Path.Combine(file, "features") }));
    }

    // A new engine each time: nothing but the folder remembers.
    private static async Task<(long Encoded, long Reused)> NightAsync(string model, EngineOptions options)
    {
        await using var engine = await OnnxTextEngine.LoadAsync(model, options, Cancelled);
        var usage = new Usage();
        using var conversation = await engine.StartAsync(await OpeningAsync(), usage, Cancelled);
        var answer = await conversation.SendAsync(new Turn.User(Prompt.Task), new Decoding(400), Cancelled);
        Assert.Equal(Prompt.Answers[0].Ids, answer.Ids);
        return (usage.PicturesEncoded, usage.PicturesReused);
    }

    private static async Task<Opening> OpeningAsync() =>
        new(Prompt.System, Prompt.Product, [await Picture.FromFileAsync(OracleFolder.PathOf(Prompt.Pictures[0]), Cancelled)], []);
}
