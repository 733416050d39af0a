namespace Catalog.Model.Onnx.States;

/// <summary>Rows in the processor's memory.</summary>
internal sealed class HostRows(StateLayout layout) : IRowStore
{
    private readonly NativeBuffer[] buffers = [.. layout.Tensors.Select(_ => new NativeBuffer())];
    private int capacity;

    public long Bytes => buffers.Sum(buffer => buffer.Size);

    public void Resize(int rows, int length, IReadOnlyList<int> kept)
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            var tensor = layout.Tensors[i];
            using var old = buffers[i].Replace(rows * tensor.RowBytes(length));
            for (var row = 0; row < kept.Count; row++) Restride(tensor, old, buffers[i], row, kept[row], length);
        }

        capacity = length;
    }

    public void Write(int row, SequenceState state)
    {
        for (var i = 0; i < buffers.Length; i++) CopyIn(layout.Tensors[i], buffers[i], row, Elements.Bytes(state.Tensors[i]), state.Length);
    }

    public SequenceState Read(int row, int length, int delta)
    {
        var tensors = layout.Tensors.Select((tensor, i) =>
        {
            var value = Elements.Allocate(tensor.Type, tensor.Shape(1, length));
            CopyOut(tensor, buffers[i], row, Elements.Bytes(value), length);
            return value;
        });
        return new SequenceState([.. tensors], length, delta);
    }

    public void Move(int from, int to, int length)
    {
        for (var i = 0; i < buffers.Length; i++) Move(layout.Tensors[i], buffers[i], from, to, length);
    }

    public void Bind(StepBinding binding, int rows)
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            var tensor = layout.Tensors[i];
            binding.InPlace(tensor.Past, tensor.Present, buffers[i], tensor.Type, tensor.Shape(rows, capacity));
        }
    }

    public void Dispose()
    {
        foreach (var buffer in buffers) buffer.Dispose();
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
            var to = ((long)row * tensor.Heads + head) * newCapacity * tensor.PositionBytes;
            HeadOf(tensor, old, row, head, length).CopyTo(target.Bytes(to, used));
        }
    }

    private Span<byte> HeadOf(StateTensor tensor, NativeBuffer buffer, int row, int head, int length) =>
        buffer.Bytes(((long)row * tensor.Heads + head) * capacity * tensor.PositionBytes, length * tensor.PositionBytes);

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
}
