using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>Decode batches of sequences whose content doesn't matter.</summary>
internal static class Batches
{
    /// <summary>A state of zeros.</summary>
    public static SequenceState Zeros(OnnxModel model, int context) => new(
        [.. model.Decoder.Layout.Tensors.Select(tensor =>
        {
            var value = Elements.Allocate(tensor.Type, tensor.Shape(1, context));
            Elements.Bytes(value).Clear();
            return value;
        })],
        context,
        0);

    /// <summary>A batch whose rows have room for <paramref name="steps"/> tokens more.</summary>
    public static DecodeBatch Fill(OnnxModel model, int rows, int context, int steps)
    {
        var batch = new DecodeBatch(model.Decoder, model.Embedding);
        var state = Zeros(model, context);
        for (var row = 0; row < rows; row++) batch.Join(state, context + steps);
        state.Release();
        return batch;
    }
}
