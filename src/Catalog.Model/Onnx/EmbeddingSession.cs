using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>Turns ids (and picture features where the placeholder's id stands) into the decoder's embeddings. Safe for many threads.</summary>
internal sealed class EmbeddingSession : IDisposable
{
    // A night uses a few thousand different tokens; the bound keeps a 248k vocabulary of wide rows from staying in memory.
    private const int MaxCachedRows = 32_768;

    private readonly InferenceSession session;
    private readonly GenAiEmbedding config;
    private readonly RunOptions options = new();
    private readonly TensorElementType featureType, outputType, targetType;
    private readonly int hidden;
    private readonly ConcurrentDictionary<int, byte[]> rows = [];

    /// <param name="targetType">The element type that the decoder wants; may differ from the embedding model's own.</param>
    public EmbeddingSession(InferenceSession session, GenAiEmbedding config, int hidden, TensorElementType targetType, string file)
    {
        this.session = session;
        this.config = config;
        this.hidden = hidden;
        this.targetType = targetType;
        foreach (var name in new[] { config.InputIds, config.ImageFeatures })
        {
            if (!session.InputMetadata.ContainsKey(name)) throw new ModelFolderException($"{file}: input {name} is missing");
        }

        if (!session.OutputMetadata.TryGetValue(config.InputsEmbeds, out var output)) throw new ModelFolderException($"{file}: output {config.InputsEmbeds} is missing");
        featureType = session.InputMetadata[config.ImageFeatures].ElementDataType;
        outputType = output.ElementDataType;
        RowBytes = hidden * Elements.Size(targetType, "inputs_embeds");
    }

    /// <summary>Bytes of one token's embedding.</summary>
    public int RowBytes { get; }

    /// <summary>Embeds a prompt: [n · RowBytes].</summary>
    /// <param name="features">[pictures' tokens, hidden], consumed in order at the placeholder's positions.</param>
    public byte[] Embed(ReadOnlySpan<int> ids, ReadOnlySpan<float> features)
    {
        var longs = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++) longs[i] = ids[i];
        using var idValue = OrtValue.CreateTensorValueFromMemory(longs, [1, longs.Length]);
        using var featureValue = Elements.Allocate(featureType, features.Length / hidden, hidden);
        if (!features.IsEmpty) Elements.FromSingle(featureType, features, Elements.Bytes(featureValue));
        using var outputs = session.Run(options, [config.InputIds, config.ImageFeatures], [idValue, featureValue], [config.InputsEmbeds]);
        var embedded = new byte[ids.Length * RowBytes];
        Elements.Convert(outputType, Elements.Bytes(outputs[0]), targetType, embedded);
        return embedded;
    }

    /// <summary>The embedding of one text token.</summary>
    public ReadOnlySpan<byte> Row(int id)
    {
        if (rows.TryGetValue(id, out var row)) return row;
        row = Embed([id], []);
        if (rows.Count < MaxCachedRows) rows.TryAdd(id, row);
        return row;
    }

    public void Dispose()
    {
        options.Dispose();
        session.Dispose();
    }
}
