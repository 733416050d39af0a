using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>Several tokens of an answer that are known beforehand, appended by one run of the decoder instead of a step each.</summary>
internal static class Stretch
{
    /// <param name="past">Is read, not released.</param>
    /// <param name="ids">Text tokens.</param>
    /// <param name="logits">Of the last of them, [vocabulary].</param>
    public static SequenceState Append(OnnxModel model, SequenceState past, ReadOnlySpan<int> ids, Span<float> logits)
    {
        var decoder = model.Decoder;
        var rows = TokenRows.Of(ids, [], model);
        using var tokens = decoder.TakesIds
            ? Elements.Allocate(TensorElementType.Int64, 1, ids.Length)
            : Elements.Allocate(decoder.TokenType, 1, ids.Length, decoder.Hidden);
        rows.CopyTo(Elements.Bytes(tokens));
        var positions = new long[3 * ids.Length];
        for (var i = 0; i < positions.Length; i++) positions[i] = past.Length + past.Delta + (i % ids.Length);
        return decoder.Append(past, tokens, ids.Length, positions, past.Delta, logits);
    }
}
