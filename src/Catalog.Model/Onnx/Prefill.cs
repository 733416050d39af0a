using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>A prompt on its way through the decoder, chunk by chunk, at batch 1: a hybrid model's prompt must never be padded.</summary>
internal sealed class Prefill : IDisposable
{
    private readonly DecoderSession decoder;
    private readonly EngineRequest request;
    private readonly int[] ids;
    private readonly byte[] tokens;
    private readonly long[] positions;
    private readonly long next;
    private SequenceState state;
    private int done;

    public Prefill(EngineRequest request, OnnxModel model)
    {
        this.request = request;
        decoder = model.Decoder;
        var features = Features(request, model.Vision);
        ids = [.. request.Ids, .. request.Beginning];
        tokens = TokenRows.Of(ids, features, model);
        var start = request.Past.Length + request.Past.Delta;
        var grids = request.Pictures.Select(picture => picture.Blocks);
        (positions, next) = PositionIds.Of(ids, start, model.Placeholder, [.. grids]);
        state = request.Past.Share();
    }

    public EngineRequest Request => request;

    public bool IsDone => done == ids.Length;

    /// <summary>A share of the state so far.</summary>
    public SequenceState State() => state.Share();

    /// <summary>Appends at most <paramref name="count"/> tokens.</summary>
    /// <param name="logits">Of the last of them.</param>
    /// <returns>How many were appended.</returns>
    public int Advance(int count, Span<float> logits)
    {
        count = Math.Min(count, ids.Length - done);
        var total = ids.Length;
        var width = tokens.Length / total;
        var type = decoder.TakesIds ? TensorElementType.Int64 : decoder.TokenType;
        using var chunk = decoder.TakesIds ? Elements.Allocate(type, 1, count) : Elements.Allocate(type, 1, count, decoder.Hidden);
        tokens.AsSpan(done * width, count * width).CopyTo(Elements.Bytes(chunk));
        var chunkPositions = new long[3 * count];
        for (var axis = 0; axis < 3; axis++) positions.AsSpan(axis * total + done, count).CopyTo(chunkPositions.AsSpan(axis * count));
        var delta = (int)(next - request.Past.Length - total);
        var longer = decoder.Append(state, chunk, count, chunkPositions, delta, logits);
        // The beginning is the answer's, and counted with it.
        request.Usage.AddPrompt(Math.Clamp(request.Ids.Length - done, 0, count));
        state.Release();
        state = longer;
        done += count;
        return count;
    }

    public void Dispose() => state.Release();

    private static float[] Features(EngineRequest request, VisionSession? vision)
    {
        if (request.Pictures.Count == 0) return [];
        if (vision is null) throw new InvalidOperationException("a text-only model got a picture");
        return [.. request.Pictures.SelectMany(picture => picture.Encode(vision, request.Usage).ToSingle())];
    }
}
