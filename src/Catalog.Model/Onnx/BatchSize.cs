namespace Catalog.Model.Onnx;

/// <summary>What the buffers of a decode batch take.</summary>
internal sealed class BatchSize(DecoderSession decoder, EmbeddingSession? embedding)
{
    private const int Granularity = 256;

    /// <summary>Positions that a row gets for so many tokens.</summary>
    public static int Round(int length) => (length + Granularity - 1) / Granularity * Granularity;

    /// <summary>Bytes a row of so many positions: states, mask, embedding, position and logits, and its largest tensor once more, which is there twice while the batch grows.</summary>
    public long RowBytes(int length) =>
        decoder.Layout.Bytes(length) + Largest(length) + (sizeof(long) * (length + 3L)) + (embedding?.RowBytes ?? sizeof(long))
        + (decoder.Vocabulary * (long)(sizeof(float) + Elements.Size(decoder.LogitsType, decoder.Config.Logits)));

    /// <summary>Rows that fit into so many bytes; no tensor becomes larger than 2 GiB, which .NET could not address.</summary>
    public long Rows(int length, long bytes) => Math.Min(bytes / RowBytes(length), int.MaxValue / Largest(length));

    private long Largest(int length) => decoder.Layout.Tensors.Max(tensor => tensor.RowBytes(length));
}
