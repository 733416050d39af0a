using System.Text.Json;
using System.Text.Json.Nodes;

namespace Catalog.Model.Onnx;

/// <summary>
/// What <c>genai_config.json</c> says, the file that ONNX Runtime GenAI's model builder and the Olive recipes write beside a model.
/// Names with <c>%d</c> stand for one tensor a layer.
/// </summary>
internal sealed record GenAiConfig(
    string Type,
    int ContextLength,
    IReadOnlyList<int> EndIds,
    int? ImageTokenId,
    GenAiDecoder Decoder,
    GenAiEmbedding? Embedding,
    GenAiVision? Vision)
{
    public const string FileName = "genai_config.json";

    public static GenAiConfig Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!Directory.Exists(folder)) throw new ModelFolderException($"{folder}: no such folder; a model folder in ONNX Runtime GenAI's layout is expected");
        if (!File.Exists(path)) throw new ModelFolderException($"{path} is missing; a model folder in ONNX Runtime GenAI's layout has it");
        try
        {
            var model = JsonNode.Parse(File.ReadAllText(path))?["model"] ?? throw new ModelFolderException($"{path}: key model is missing");
            return new Reader(path).Config(model);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ModelFolderException($"{path}: {e.Message}", e);
        }
    }

    private sealed class Reader(string path)
    {
        public GenAiConfig Config(JsonNode model)
        {
            var decoder = Required(model, "decoder", "model");
            return new GenAiConfig(
                Text(model, "type", "model"),
                (int?)model["context_length"] ?? throw Missing("model.context_length"),
                Ids(model["eos_token_id"]),
                (int?)model["image_token_id"],
                Decoder(decoder),
                model["embedding"] is { } embedding ? Embedding(embedding) : null,
                model["vision"] is { } vision ? Vision(vision) : null);
        }

        private GenAiDecoder Decoder(JsonNode node)
        {
            var inputs = Required(node, "inputs", "model.decoder");
            var outputs = Required(node, "outputs", "model.decoder");
            return new GenAiDecoder(
                Text(node, "filename", "model.decoder"),
                (int?)node["head_size"] ?? throw Missing("model.decoder.head_size"),
                (string?)inputs["inputs_embeds"],
                (string?)inputs["input_ids"],
                Text(inputs, "attention_mask", "model.decoder.inputs"),
                (string?)inputs["position_ids"],
                Text(outputs, "logits", "model.decoder.outputs"),
                [.. Templates(inputs, outputs)],
                Cuda(node));
        }

        private static IEnumerable<StateName> Templates(JsonNode inputs, JsonNode outputs)
        {
            foreach (var (kind, grows) in new[] { ("key", true), ("value", true), ("conv", false), ("recurrent", false) })
            {
                if ((string?)inputs[$"past_{kind}_names"] is { } past && (string?)outputs[$"present_{kind}_names"] is { } present)
                    yield return new StateName(past, present, grows);
            }
        }

        private GenAiEmbedding Embedding(JsonNode node) => new(
            Text(node, "filename", "model.embedding"),
            (string?)node["inputs"]?["input_ids"] ?? "input_ids",
            (string?)node["inputs"]?["image_features"] ?? "image_features",
            (string?)node["outputs"]?["inputs_embeds"] ?? "inputs_embeds",
            Cuda(node));

        private GenAiVision Vision(JsonNode node) => new(
            Text(node, "filename", "model.vision"),
            (string?)node["config_filename"] ?? "processor_config.json",
            (string?)node["inputs"]?["pixel_values"] ?? "pixel_values",
            (string?)node["inputs"]?["image_grid_thw"] ?? "image_grid_thw",
            (string?)node["outputs"]?["image_features"] ?? "image_features",
            Cuda(node));

        // [{ "cuda": { "name": "value", … } }, …]: what the builder's folder wants from the CUDA provider.
        private static Dictionary<string, string> Cuda(JsonNode node)
        {
            var options = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var provider in node["session_options"]?["provider_options"] as JsonArray ?? [])
            {
                foreach (var (name, value) in provider?["cuda"] as JsonObject ?? [])
                    options[name] = value is JsonValue ? value.ToString() : throw new FormatException($"provider option {name} must be a text or a number");
            }

            return options;
        }

        private static int[] Ids(JsonNode? node) => node switch
        {
            JsonArray array => [.. array.Select(id => (int)id!)],
            JsonValue value => [(int)value],
            _ => [],
        };

        private JsonNode Required(JsonNode node, string key, string parent) => node[key] ?? throw Missing($"{parent}.{key}");

        private string Text(JsonNode node, string key, string parent) => (string?)node[key] ?? throw Missing($"{parent}.{key}");

        private ModelFolderException Missing(string key) => new($"{path}: key {key} is missing");
    }
}

/// <summary>The decoder's file and tensor names.</summary>
/// <param name="Cuda">Its options for the CUDA provider.</param>
internal sealed record GenAiDecoder(
    string File,
    int HeadSize,
    string? InputsEmbeds,
    string? InputIds,
    string AttentionMask,
    string? PositionIds,
    string Logits,
    IReadOnlyList<StateName> States,
    IReadOnlyDictionary<string, string> Cuda);

/// <summary>Templates of a state's names; <paramref name="Grows"/> with the sequence, or has a fixed size.</summary>
internal sealed record StateName(string Past, string Present, bool Grows);

/// <summary>The embedding model's file and tensor names.</summary>
internal sealed record GenAiEmbedding(string File, string InputIds, string ImageFeatures, string InputsEmbeds, IReadOnlyDictionary<string, string> Cuda);

/// <summary>The vision model's file and tensor names.</summary>
internal sealed record GenAiVision(string File, string ProcessorConfig, string PixelValues, string ImageGrid, string ImageFeatures, IReadOnlyDictionary<string, string> Cuda);
