using System.Runtime.InteropServices;

namespace Catalog.Model.Onnx;

/// <summary>Tokens as the decoder takes them: embeddings, or ids for a decoder that embeds by itself.</summary>
internal static class TokenRows
{
    /// <param name="features">Of the pictures whose placeholders stand in <paramref name="ids"/>.</param>
    public static byte[] Of(ReadOnlySpan<int> ids, ReadOnlySpan<float> features, OnnxModel model)
    {
        if (model.Embedding is { } embedding) return embedding.Embed(ids, features);
        var longs = new long[ids.Length];
        for (var i = 0; i < ids.Length; i++) longs[i] = ids[i];
        return MemoryMarshal.AsBytes<long>(longs).ToArray();
    }
}
