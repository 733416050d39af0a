using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>
/// The running batch: sequences of different lengths that each get one token a step. Rows stand close together at the front of buffers that are
/// bound as the decoder's inputs and outputs at once, so a step copies no state; a row that leaves is replaced by the last one. Keys and values are
/// padded on the right: the mask's row sum tells the attention where a row ends. Used by one thread.
/// </summary>
internal sealed unsafe class DecodeBatch(DecoderSession decoder, EmbeddingSession? embedding) : IDisposable
{
    private const int LengthGranularity = 256;

    private readonly RunOptions options = new();
    private readonly List<Row> rows = [];
    private readonly NativeBuffer[] states = [.. decoder.Layout.Tensors.Select(_ => new NativeBuffer())];
    private readonly NativeBuffer tokens = new(), positions = new(), mask = new(), output = new();
    private readonly Dictionary<int, StepBinding> bindings = [];
    private int rowCapacity, lengthCapacity;
    private float[] logits = [];

    public int Count => rows.Count;

    /// <summary>Positions that every row has room for.</summary>
    public int LengthCapacity => lengthCapacity;

    /// <summary>Adds a sequence as the last row.</summary>
    /// <param name="state">Is copied, not released.</param>
    /// <param name="length">Tokens that it may grow to.</param>
    public void Join(SequenceState state, int length)
    {
        Reserve(rows.Count + 1, length);
        var row = rows.Count;
        rows.Add(new Row(state.Length, state.Delta));
        for (var i = 0; i < states.Length; i++) CopyIn(decoder.Layout.Tensors[i], states[i], row, Elements.Bytes(state.Tensors[i]), state.Length);
        var marks = MaskRow(row);
        marks.Clear();
        marks[..state.Length].Fill(1);
    }

    /// <summary>Takes a row out; the last row gets its place.</summary>
    /// <returns>Its state, on its own.</returns>
    public SequenceState Leave(int row)
    {
        var (length, delta) = rows[row];
        var tensors = decoder.Layout.Tensors
            .Select((tensor, i) =>
            {
                var value = Elements.Allocate(tensor.Type, tensor.Shape(1, length));
                CopyOut(tensor, states[i], row, Elements.Bytes(value), length);
                return value;
            })
            .ToList();
        Drop(row);
        return new SequenceState(tensors, length, delta);
    }

    /// <summary>Takes a row out without keeping its state.</summary>
    public void Drop(int row)
    {
        var last = rows.Count - 1;
        if (row != last)
        {
            for (var i = 0; i < states.Length; i++) Move(decoder.Layout.Tensors[i], states[i], last, row, rows[last].Length);
            MaskRow(last).CopyTo(MaskRow(row));
            rows[row] = rows[last];
        }

        rows.RemoveAt(last);
    }

    /// <summary>Appends one token to every row.</summary>
    /// <param name="ids">One a row.</param>
    /// <returns>Logits [rows, vocabulary]; the memory is used again by the next step.</returns>
    public Span<float> Step(ReadOnlySpan<int> ids)
    {
        var count = rows.Count;
        for (var row = 0; row < count; row++)
        {
            if (embedding is null) tokens.Span<long>()[row] = ids[row];
            else embedding.Row(ids[row]).CopyTo(tokens.Bytes(row * embedding.RowBytes, embedding.RowBytes));
            var (length, delta) = rows[row];
            MaskRow(row)[length] = 1;
            var position = positions.Span<long>();
            for (var axis = 0; axis < 3; axis++) position[axis * count + row] = length + delta;
            rows[row] = new Row(length + 1, delta);
        }

        RunBound(count);
        // Float logits are read where the decoder wrote them: at 248k tokens and 64 rows a copy would be 64 MB a step.
        if (decoder.LogitsType == TensorElementType.Float) return output.Span<float>()[..(count * decoder.Vocabulary)];
        var wanted = logits.AsSpan(0, count * decoder.Vocabulary);
        Elements.ToSingle(decoder.LogitsType, output.Bytes(0, wanted.Length * LogitsSize), wanted);
        return wanted;
    }

    /// <summary>The bare session on what stands in the buffers.</summary>
    internal void RunBound(int count)
    {
        if (!bindings.TryGetValue(count, out var binding)) bindings.Add(count, binding = Bind(count));
        decoder.Session.RunWithBinding(options, binding.Binding);
    }

    public void Dispose()
    {
        Unbind();
        options.Dispose();
        foreach (var buffer in states.Concat([tokens, positions, mask, output])) buffer.Dispose();
    }

    private int LogitsSize => Elements.Size(decoder.LogitsType, decoder.Config.Logits);

    private Span<long> MaskRow(int row) => mask.Span<long>().Slice(row * lengthCapacity, lengthCapacity);

    private void Reserve(int wantedRows, int wantedLength)
    {
        var length = Math.Max(lengthCapacity, (wantedLength + LengthGranularity - 1) / LengthGranularity * LengthGranularity);
        var count = wantedRows <= rowCapacity ? rowCapacity : Math.Max(wantedRows, Math.Max(4, rowCapacity * 2));
        if (length == lengthCapacity && count == rowCapacity) return;
        Unbind();
        var kept = rows.Count;
        for (var i = 0; i < states.Length; i++)
        {
            var tensor = decoder.Layout.Tensors[i];
            using var old = states[i].Replace(count * tensor.RowBytes(length));
            for (var row = 0; row < kept; row++) Restride(tensor, old, states[i], row, rows[row].Length, length);
        }

        using (var old = mask.Replace((long)count * length * sizeof(long)))
        {
            for (var row = 0; row < kept; row++)
            {
                var target = mask.Span<long>().Slice(row * length, length);
                target.Clear();
                old.Span<long>().Slice(row * lengthCapacity, lengthCapacity).CopyTo(target);
            }
        }

        (lengthCapacity, rowCapacity) = (length, count);
        tokens.Replace((long)count * (embedding?.RowBytes ?? sizeof(long))).Dispose();
        positions.Replace(3L * count * sizeof(long)).Dispose();
        output.Replace((long)count * decoder.Vocabulary * LogitsSize).Dispose();
        logits = decoder.LogitsType == TensorElementType.Float ? [] : new float[count * decoder.Vocabulary];
    }

    private void Restride(StateTensor tensor, NativeBuffer old, NativeBuffer target, int row, int length, int newCapacity)
    {
        if (!tensor.Grows)
        {
            var bytes = (int)tensor.RowBytes(0);
            old.Bytes((long)row * bytes, bytes).CopyTo(target.Bytes((long)row * bytes, bytes));
            return;
        }

        var used = length * tensor.PositionBytes;
        for (var head = 0; head < tensor.Heads; head++)
        {
            var from = ((long)row * tensor.Heads + head) * lengthCapacity * tensor.PositionBytes;
            var to = ((long)row * tensor.Heads + head) * newCapacity * tensor.PositionBytes;
            old.Bytes(from, used).CopyTo(target.Bytes(to, used));
        }
    }

    private Span<byte> HeadOf(StateTensor tensor, NativeBuffer buffer, int row, int head, int length) =>
        buffer.Bytes(((long)row * tensor.Heads + head) * lengthCapacity * tensor.PositionBytes, length * tensor.PositionBytes);

    private void CopyIn(StateTensor tensor, NativeBuffer buffer, int row, ReadOnlySpan<byte> source, int length)
    {
        if (!tensor.Grows) source.CopyTo(buffer.Bytes(row * tensor.RowBytes(0), source.Length));
        for (var head = 0; tensor.Grows && head < tensor.Heads; head++)
            source.Slice(head * length * tensor.PositionBytes, length * tensor.PositionBytes).CopyTo(HeadOf(tensor, buffer, row, head, length));
    }

    private void CopyOut(StateTensor tensor, NativeBuffer buffer, int row, Span<byte> target, int length)
    {
        if (!tensor.Grows) buffer.Bytes(row * tensor.RowBytes(0), target.Length).CopyTo(target);
        for (var head = 0; tensor.Grows && head < tensor.Heads; head++)
            HeadOf(tensor, buffer, row, head, length).CopyTo(target[(head * length * tensor.PositionBytes)..]);
    }

    private void Move(StateTensor tensor, NativeBuffer buffer, int from, int to, int length)
    {
        if (!tensor.Grows) buffer.Bytes(from * tensor.RowBytes(0), (int)tensor.RowBytes(0)).CopyTo(buffer.Bytes(to * tensor.RowBytes(0), (int)tensor.RowBytes(0)));
        for (var head = 0; tensor.Grows && head < tensor.Heads; head++) HeadOf(tensor, buffer, from, head, length).CopyTo(HeadOf(tensor, buffer, to, head, length));
    }

    private StepBinding Bind(int count)
    {
        var binding = new StepBinding(decoder.Session);
        binding.Input(decoder.TokenInput, tokens, decoder.TakesIds ? TensorElementType.Int64 : decoder.TokenType, decoder.TakesIds ? [count, 1] : [count, 1, decoder.Hidden]);
        binding.Input(decoder.Config.AttentionMask, mask, TensorElementType.Int64, [count, lengthCapacity]);
        if (decoder.PositionShape(count, 1) is { } shape) binding.Input(decoder.Config.PositionIds!, positions, TensorElementType.Int64, shape);
        for (var i = 0; i < states.Length; i++)
        {
            var tensor = decoder.Layout.Tensors[i];
            binding.InPlace(tensor.Past, tensor.Present, states[i], tensor.Type, tensor.Shape(count, lengthCapacity));
        }

        binding.Output(decoder.Config.Logits, output, decoder.LogitsType, [count, 1, decoder.Vocabulary]);
        return binding;
    }

    private void Unbind()
    {
        foreach (var binding in bindings.Values) binding.Dispose();
        bindings.Clear();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(int Length, int Delta);
}
