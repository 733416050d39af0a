namespace Catalog.Model.Onnx;

/// <summary>What a model folder holds, for people.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Type">genai_config.json's model type.</param>
/// <param name="Fingerprint">Hex; changes with the weights, the tokenizer or the configuration.</param>
/// <param name="ContextLength">Tokens of a conversation at most.</param>
/// <param name="Vocabulary">Tokens that exist; the logits may be wider.</param>
/// <param name="Hidden">Width of an embedding; 0 where the decoder embeds by itself.</param>
/// <param name="AttentionLayers">Layers with keys and values, which grow with the conversation.</param>
/// <param name="LinearLayers">Layers with a state of fixed size.</param>
/// <param name="StateType">Element type of the states.</param>
/// <param name="WeightBytes">The weights' files: what a device holds besides the states.</param>
/// <param name="BytesPerToken">What each token of a conversation adds to its state.</param>
/// <param name="BytesPerFork">What a fork's state takes besides its tokens, once it goes its own way.</param>
/// <param name="ReadsPictures">False for text-only builds.</param>
/// <param name="MaxPictureTokens">Tokens of the largest picture after its resize; null for text-only builds.</param>
/// <param name="SystemText">The edition of the system text that the model gets.</param>
/// <param name="TrustVerdicts">Whether its own verdicts count.</param>
/// <param name="Findings">Types of findings that it reports by itself; null: all.</param>
/// <param name="States">Each state: its input, element type and shape of one row.</param>
/// <param name="Devices">Where it runs, and what fits there.</param>
public sealed record ModelSummary(
    string Name,
    string Type,
    string Fingerprint,
    int ContextLength,
    int Vocabulary,
    int Hidden,
    int AttentionLayers,
    int LinearLayers,
    string StateType,
    long WeightBytes,
    long BytesPerToken,
    long BytesPerFork,
    bool ReadsPictures,
    int? MaxPictureTokens,
    SystemTextEdition SystemText,
    bool TrustVerdicts,
    IReadOnlyList<string>? Findings,
    IReadOnlyList<string> States,
    IReadOnlyList<DeviceSummary> Devices)
{
    internal static ModelSummary Of(IReadOnlyList<EngineDevice> devices)
    {
        var model = devices[0].Model;
        var tensors = model.Decoder.Layout.Tensors;
        return new ModelSummary(
            model.Profile.Name,
            model.Config.Type,
            model.Profile.Fingerprint,
            model.Profile.ContextLength,
            model.Tokenizer.Count,
            model.Decoder.Hidden,
            tensors.Count(tensor => tensor.Grows) / 2,
            tensors.Count(tensor => !tensor.Grows) / 2,
            tensors[0].Type.ToString(),
            model.WeightBytes,
            model.Decoder.Layout.Bytes(1) - model.Decoder.Layout.Bytes(0),
            model.Decoder.Layout.Bytes(0),
            model.Profile.ReadsPictures,
            model.Pictures is { Config: var pictures } ? pictures.MaxPixels / (pictures.Factor * pictures.Factor) : null,
            model.Profile.SystemText,
            model.Profile.TrustVerdicts,
            model.Profile.Findings,
            [.. tensors.Select(Describe)],
            [.. devices.Select(device => device.Summary())]);
    }

    private static string Describe(StateTensor tensor)
    {
        var sizes = tensor.Shape(1, 0).Skip(1).Select(size => size == 0 ? "length" : $"{size}");
        return $"{tensor.Past}: {tensor.Type} [{string.Join(", ", sizes)}]";
    }
}
