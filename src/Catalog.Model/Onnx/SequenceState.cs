using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx;

/// <summary>
/// The state of one sequence at rest: never changed once made, so forks share it and a fork costs nothing. A prefill reads it and makes a new one;
/// joining a decode batch copies its rows. Counted references: ONNX Runtime's memory must not wait for a garbage collection.
/// </summary>
internal sealed class SequenceState(IReadOnlyList<OrtValue> tensors, int length, int delta)
{
    private int references = 1;
    private MemoryHold? hold;

    /// <summary>In the layout's order, each with one row.</summary>
    public IReadOnlyList<OrtValue> Tensors { get; } = tensors;

    /// <summary>Tokens that it holds.</summary>
    public int Length { get; } = length;

    /// <summary>What the next position is more than the length (below 0 after pictures).</summary>
    public int Delta { get; } = delta;

    /// <summary>The state before the first token; in the processor's memory, from which a device takes it at the first prefill.</summary>
    public static SequenceState Empty(StateLayout layout)
    {
        var tensors = layout.Tensors.Select(tensor => Elements.Allocate(tensor.Type, tensor.Shape(1, 0))).ToList();
        foreach (var tensor in tensors) Elements.Bytes(tensor).Clear();
        return new SequenceState(tensors, 0, 0);
    }

    /// <summary>Gives it the room in the memory budget that it takes up until it is released.</summary>
    public void Keep(MemoryHold room) => hold = room;

    public SequenceState Share()
    {
        ObjectDisposedException.ThrowIf(Interlocked.Increment(ref references) <= 1, this);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref references) != 0) return;
        foreach (var tensor in Tensors) tensor.Dispose();
        hold?.Dispose();
    }
}
