using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Catalog.Model.Onnx;

/// <summary>Reads <c>catalog-model.json</c>, where a folder says what its model may be trusted with; without the file it is trusted with all.</summary>
internal static class ProfileFile
{
    public const string FileName = "catalog-model.json";

    // Enough of a weight file to tell two apart without reading 20 GB at each start.
    private const int SampleBytes = 1 << 20;

    public static ModelProfile Read(string folder, GenAiConfig config, bool readsPictures)
    {
        var path = Path.Combine(folder, FileName);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var profile = new ModelProfile(name, Fingerprint(folder), config.ContextLength, readsPictures);
        if (!File.Exists(path)) return profile;
        try
        {
            return Apply(profile, JsonNode.Parse(File.ReadAllText(path)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ModelFolderException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>A profile with what such a file says.</summary>
    /// <exception cref="JsonException">A key or a value is unknown.</exception>
    /// <exception cref="InvalidOperationException">A value has the wrong type.</exception>
    public static ModelProfile Apply(ModelProfile profile, JsonNode? content)
    {
        var file = content as JsonObject ?? throw new JsonException("an object is expected");
        foreach (var key in file.Select(property => property.Key).Except(["systemText", "verdicts", "findings"]))
            throw new JsonException($"key {key} is unknown; known are systemText, verdicts and findings");
        return profile with
        {
            SystemText = (string?)file["systemText"] switch
            {
                null or "full" => SystemTextEdition.Full,
                "compact" => SystemTextEdition.Compact,
                var other => throw new JsonException($"systemText is {other}; compact or full is expected"),
            },
            TrustVerdicts = (bool?)file["verdicts"] ?? true,
            Findings = file["findings"] is JsonArray findings ? [.. findings.Select(type => (string)type!)] : null,
        };
    }

    private static string Fingerprint(string folder)
    {
        var hash = new XxHash128();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => IsPart(folder, file)).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            hash.Append(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file)} {stream.Length}\n"));
            var buffer = new byte[SampleBytes];
            foreach (var offset in new[] { 0, (stream.Length / 2) - (SampleBytes / 2), stream.Length - SampleBytes }.Where(offset => offset >= 0).DefaultIfEmpty(0))
            {
                stream.Position = offset;
                hash.Append(buffer.AsSpan(0, stream.ReadAtLeast(buffer, SampleBytes, throwOnEndOfStream: false)));
            }
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    // A folder may hold its model's sources, which make no difference.
    private static bool IsPart(string folder, string file) =>
        Path.GetExtension(file) is ".onnx" or ".data" or ".json" && !Path.GetRelativePath(folder, file).StartsWith("source", StringComparison.Ordinal);
}
