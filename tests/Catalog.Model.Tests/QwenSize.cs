namespace Catalog.Model.Tests;

/// <summary>A released Qwen 3.5's decoder in numbers, as its config.json has them, and what follows from them. Heads of linear layers are 128 wide, of attention 256.</summary>
/// <param name="Experts">Of a mixture; 0: dense, then <paramref name="Ffn"/> is the layer's width, else one expert's.</param>
internal sealed record QwenSize(string Name, int Hidden, int Linear, int Attention, int Queries, int KeyValues, int ValueHeads, int Ffn, int Experts = 0)
{
    private const long Vocabulary = 248_320;
    private const int LinearHead = 128, KeyHeads = 16, Head = 256, Convolution = 4, MaxBatchLogits = sizeof(float) + 2;

    public static IReadOnlyList<QwenSize> All { get; } =
    [
        new("0.8B", 1024, 18, 6, 8, 2, 16, 3584),
        new("2B", 2048, 18, 6, 8, 2, 16, 6144),
        new("4B", 2560, 24, 8, 16, 4, 32, 9216),
        new("9B", 4096, 24, 8, 16, 4, 32, 12_288),
        new("27B", 5120, 48, 16, 24, 4, 48, 17_408),
        new("35B-A3B", 2048, 30, 10, 16, 2, 32, 512, 256),
        new("122B-A10B", 3072, 36, 12, 32, 2, 64, 1024, 256),
        new("397B-A17B", 4096, 45, 15, 32, 2, 64, 1024, 512),
    ];

    private long Channels => (2L * KeyHeads * LinearHead) + ((long)ValueHeads * LinearHead);

    /// <summary>Parameters of the decoder file, head included.</summary>
    public long Decoder
    {
        get
        {
            long width = (long)ValueHeads * LinearHead, hidden = Hidden;
            var linear = (hidden * (Channels + (2 * width) + (2 * ValueHeads))) + (Channels * Convolution) + (2 * ValueHeads) + LinearHead;
            var attention = (hidden * Head * ((3L * Queries) + (2L * KeyValues))) + (2 * Head);
            var ffn = Experts == 0 ? 3 * hidden * Ffn : (3 * hidden * Ffn * (Experts + 1)) + (hidden * (Experts + 1));
            return (Linear * linear) + (Attention * attention) + ((Linear + Attention) * (ffn + (2 * hidden))) + hidden + Embedding;
        }
    }

    /// <summary>Parameters of the embedding file: its own copy, also where the checkpoint ties it to the head.</summary>
    public long Embedding => Vocabulary * Hidden;

    /// <summary>Bytes of both in float16.</summary>
    public long HalfBytes => 2 * (Decoder + Embedding);

    /// <summary>Bytes as the CUDA recipe writes them: the decoder in 4 bits with a float16 scale for each 32, the embedding in float16.</summary>
    public long Int4Bytes => (Decoder * 9 / 16) + (2 * Embedding);

    /// <summary>Bytes of a fork's fixed states in float16.</summary>
    public long Fixed => 2L * Linear * ((Channels * (Convolution - 1)) + RecurrentElements);

    /// <summary>Bytes of a token's keys and values in float16.</summary>
    public long PerToken => 2L * Attention * 2 * KeyValues * Head;

    private long RecurrentElements => (long)ValueHeads * LinearHead * LinearHead;

    /// <summary>Bytes of a row of the running batch, as the engine counts them: states, the largest of them once more while it grows, mask, embedding, logits.</summary>
    public long Row(int context) =>
        Fixed + (PerToken * context) + (2 * Math.Max(RecurrentElements, (long)KeyValues * Head * context)) + (8L * (context + 3)) + (2L * Hidden) + (Vocabulary * MaxBatchLogits);

    /// <summary>Rows that a card decodes at once: a tenth of it and 1 GiB stay for ONNX Runtime, half of what the weights leave is the batch's.</summary>
    public long Rows(int cardGib, int context) => Math.Max(0, (((long)cardGib << 30) * 9 / 10 - (1L << 30) - Int4Bytes) / 2 / Row(context));
}
