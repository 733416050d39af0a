using System.Text.Json.Nodes;
using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

public sealed class ProcessorConfigTests : IDisposable
{
    private const string Flat = """
        {"size": {"longest_edge": 16777216, "shortest_edge": 65536}, "patch_size": 16, "temporal_patch_size": 2, "merge_size": 2,
         "image_mean": [0.5, 0.4, 0.3], "image_std": [0.5, 0.25, 0.2], "resample": 3}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("catalog-processor-").FullName;

    private string FilePath => Path.Combine(folder, "processor_config.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(Flat)]
    [InlineData("{\"image_processor\": " + Flat + "}")]
    public void Hugging_Faces_layout_is_read(string json)
    {
        var config = Read(json);
        Assert.Equal((65_536, 16_777_216, 16, 2, 2, 32), (
            config.MinPixels, config.MaxPixels, config.PatchSize, config.MergeSize, config.Frames, config.Factor));
        Assert.Equal([0.5f, 0.4f, 0.3f], config.Mean);
        Assert.Equal([0.5f, 0.25f, 0.2f], config.Deviation);
        Assert.Equal(1 / 255f, config.Scale);
    }

    [Fact]
    public void Older_keys_for_the_area_are_read() => Assert.Equal(
        (1024, 4096),
        (Read(Changed("min_pixels", "1024")).MinPixels, Read(Changed("max_pixels", "4096", "min_pixels", "1024")).MaxPixels));

    [Theory]
    [InlineData("resample", "2", "resample is 2; only bicubic")]
    [InlineData("image_std", "[1, 1]", "image_std must have three numbers")]
    [InlineData("image_std", "[1, 0, 1]", "std of 0")]
    [InlineData("patch_size", "0", "patch_size 0")]
    [InlineData("merge_size", "\"2\"", "merge_size isn't an integer")]
    [InlineData("size", "null", "has no key \"min_pixels\"")]
    public void What_cannot_be_done_is_refused_by_file_and_key(string key, string value, string message) =>
        AssertRefused(Changed(key, value), message);

    [Theory]
    [InlineData("{\"processor\": {\"transforms\": []}}", "processor.transforms has no operation of type Resize")]
    [InlineData("{\"processor\": {}}", "processor has no key \"transforms\"")]
    [InlineData("[", "not valid JSON")]
    public void Broken_operations_are_refused_by_file_and_key(string json, string message) => AssertRefused(json, message);

    private static string Changed(params string[] keysAndValues)
    {
        var root = JsonNode.Parse(Flat)!;
        for (var i = 0; i < keysAndValues.Length; i += 2)
            root[keysAndValues[i]] = JsonNode.Parse(keysAndValues[i + 1]);
        return root.ToJsonString();
    }

    private ProcessorConfig Read(string json)
    {
        File.WriteAllText(FilePath, json);
        return ProcessorConfig.Read(FilePath);
    }

    private void AssertRefused(string json, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(json));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(FilePath, error.Message, StringComparison.Ordinal);
    }
}
