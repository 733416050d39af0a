using System.Runtime.InteropServices;
using Catalog.Model.Onnx.States;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>
/// The running batch: sequences of different lengths that each get one token a step. Rows stand close together at the front of buffers that are
/// bound as the decoder's inputs and outputs at once, so a step copies no state; a row that leaves is replaced by the last one. Keys and values are
/// padded on the right: the mask's row sum tells the attention where a row ends. Used by one thread.
/// </summary>
/// <param name="limit">Bytes that its buffers may take at most, while they grow, too.</param>
internal sealed class DecodeBatch(DecoderSession decoder, EmbeddingSession? embedding, long limit = long.MaxValue) : IDisposable
{
    private readonly RunOptions options = new();
    private readonly List<Row> rows = [];
    private readonly IRowStore states = decoder.CreateRows();
    private readonly NativeBuffer tokens = new(), positions = new(), mask = new(), output = new();
    private readonly Dictionary<int, StepBinding> bindings = [];
    private readonly BatchSize size = new(decoder, embedding);
    private int rowCapacity, lengthCapacity;
    private float[] logits = [];

    public int Count => rows.Count;

    /// <summary>Bytes of its buffers.</summary>
    public long Bytes => states.Bytes + tokens.Size + positions.Size + mask.Size + output.Size + (sizeof(float) * (long)logits.Length);

    /// <summary>Positions that every row has room for.</summary>
    public int LengthCapacity => lengthCapacity;

    /// <summary>Whether so many rows that may grow to so many tokens fit into the limit.</summary>
    public bool HasRoom(int count, int length) => count <= size.Rows(Length(length), limit);

    /// <summary>Adds a sequence as the last row.</summary>
    /// <param name="state">Is copied, not released.</param>
    /// <param name="length">Tokens that it may grow to.</param>
    public void Join(SequenceState state, int length)
    {
        Reserve(rows.Count + 1, length);
        var row = rows.Count;
        states.Write(row, state);
        rows.Add(new Row(state.Length, state.Delta));
        var marks = MaskRow(row);
        marks.Clear();
        marks[..state.Length].Fill(1);
    }

    /// <summary>Takes a row out; the last row gets its place.</summary>
    /// <returns>Its state, on its own.</returns>
    public SequenceState Leave(int row)
    {
        var (length, delta) = rows[row];
        var state = states.Read(row, length, delta);
        Drop(row);
        return state;
    }

    /// <summary>Takes a row out without keeping its state.</summary>
    public void Drop(int row)
    {
        var last = rows.Count - 1;
        if (row != last)
        {
            states.Move(last, row, rows[last].Length);
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
        binding.Run(options);
    }

    public void Dispose()
    {
        Unbind();
        options.Dispose();
        states.Dispose();
        foreach (var buffer in new[] { tokens, positions, mask, output }) buffer.Dispose();
    }

    private int LogitsSize => Elements.Size(decoder.LogitsType, decoder.Config.Logits);

    private Span<long> MaskRow(int row) => mask.Span<long>().Slice(row * lengthCapacity, lengthCapacity);

    // A long row makes all rows long; when it has left and nobody else is there, they get short again.
    private int Length(int wanted)
    {
        var rounded = BatchSize.Round(wanted);
        return rows.Count > 0 || lengthCapacity <= 2 * rounded ? Math.Max(lengthCapacity, rounded) : rounded;
    }

    private void Reserve(int wantedRows, int wantedLength)
    {
        var length = Length(wantedLength);
        var count = wantedRows <= rowCapacity ? rowCapacity : Math.Max(4, rowCapacity * 2);
        count = Math.Max(wantedRows, (int)Math.Min(count, size.Rows(length, limit)));
        if (length == lengthCapacity && count == rowCapacity) return;
        Unbind();
        var kept = rows.Count;
        states.Resize(count, length, [.. rows.Select(row => row.Length)]);
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

    private StepBinding Bind(int count)
    {
        var binding = new StepBinding(decoder.Session, decoder.Device);
        binding.Input(decoder.TokenInput, tokens, decoder.TakesIds ? TensorElementType.Int64 : decoder.TokenType, decoder.TakesIds ? [count, 1] : [count, 1, decoder.Hidden]);
        binding.Input(decoder.Config.AttentionMask, mask, TensorElementType.Int64, [count, lengthCapacity]);
        if (decoder.PositionShape(count, 1) is { } shape) binding.Input(decoder.Config.PositionIds!, positions, TensorElementType.Int64, shape);
        states.Bind(binding, count);
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
