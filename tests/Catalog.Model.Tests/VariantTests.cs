using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests;

/// <summary>Folders as other builds write them: names, element types, grouped heads, experts, text only. Each says what the reference answers.</summary>
public sealed class VariantTests
{
    private static readonly string Root = Environment.GetEnvironmentVariable("CATALOG_VARIANTS") ?? Path.Combine(AppContext.BaseDirectory, "Variants");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Folders() => [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Greedy_tokens_equal_the_reference(string folder) => await CheckAsync(Path.Combine(Root, folder));

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task Greedy_tokens_equal_the_reference_with_states_in_device_memory(string folder) =>
        await CheckAsync(Path.Combine(Root, folder), new EngineOptions { Threads = 1, RowsByGraph = true });

    [Fact]
    public async Task A_layout_with_sub_folders_is_the_same()
    {
        var source = Path.Combine(Root, "older-names");
        var target = Directory.CreateTempSubdirectory("catalog-variant-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(source)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            var config = await File.ReadAllTextAsync(Path.Combine(target, "genai_config.json"), Cancelled);
            foreach (var (name, sub) in new[] { ("text", "decoder"), ("embedding", "embedding"), ("vision", "vision_encoder") })
            {
                Directory.CreateDirectory(Path.Combine(target, sub));
                foreach (var file in Directory.EnumerateFiles(target, name + ".onnx*")) File.Move(file, Path.Combine(target, sub, Path.GetFileName(file)));
                config = config.Replace($"\"{name}.onnx\"", $"\"{sub}/{name}.onnx\"", StringComparison.Ordinal);
            }

            await File.WriteAllTextAsync(Path.Combine(target, "genai_config.json"), config, Cancelled);
            await CheckAsync(target);
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    private static async Task CheckAsync(string folder, EngineOptions? options = null)
    {
        using var oracle = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "oracle.json"), Cancelled));
        var prompt = Ids(oracle.RootElement.GetProperty("prompt"));
        var greedy = Ids(oracle.RootElement.GetProperty("greedy"));
        await using var engine = await OnnxTextEngine.LoadAsync(folder, options ?? new EngineOptions { Threads = 1 }, Cancelled);
        var empty = SequenceState.Empty(engine.Model.Decoder.Layout);
        var answer = await engine.AnswerAsync(engine.Devices[0], empty, prompt, new Decoding(greedy.Length), null, new Usage(), Cancelled);
        empty.Release();
        answer.State.Release();
        Assert.Equal(greedy, answer.Ids);
    }

    private static int[] Ids(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}
