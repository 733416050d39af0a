using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Catalog.Model.Tests;

/// <summary>
/// The reference's answers: the folder beside the tests, or another of the same layout by CATALOG_ORACLE together with the
/// model that it was made from by CATALOG_TEST_MODEL. Its README says what the files hold.
/// </summary>
internal static class OracleFolder
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Where the oracle lies.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("CATALOG_ORACLE") ?? Path.Combine(AppContext.BaseDirectory, "Oracle");

    /// <summary>The model that the oracle speaks about.</summary>
    public static string Model { get; } = Environment.GetEnvironmentVariable("CATALOG_TEST_MODEL") ?? DemoModel();

    public static IReadOnlyList<TokenizerCase> TokenizerCases { get; } =
        [.. File.ReadLines(Path.Combine(Root, "tokenizer.jsonl")).Select(line => JsonSerializer.Deserialize<TokenizerCase>(line, Json)!)];

    public static IReadOnlyList<ResizeCase> ResizeCases { get; } = Read<List<ResizeCase>>("smart-resize.json");

    public static IReadOnlyList<PictureCase> Pictures { get; } = Read<List<PictureCase>>("pictures.json");

    public static PromptCases Prompts { get; } = Read<PromptCases>("prompts.json");

    /// <summary>The path of a file that the oracle's JSON names.</summary>
    public static string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Reads a tensor in C order; its length must be its shape's.</summary>
    public static float[] Read(TensorFile tensor)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(PathOf(tensor.File))).ToArray();
        Assert.Equal(tensor.Shape.Aggregate(1, (product, length) => product * length), values.Length);
        return values;
    }

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(PathOf(file)), Json)!;

    private static string DemoModel()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Catalog.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("No Catalog.sln above the tests: set CATALOG_TEST_MODEL."),
            "data/models/demo");
    }
}
