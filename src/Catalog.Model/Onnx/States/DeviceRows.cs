using Catalog.Model.Onnx.Devices;
using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx.States;

/// <summary>Rows in a device's memory, which only the device reads and writes: graphs on its provider copy them.</summary>
internal sealed class DeviceRows : IRowStore
{
    private readonly StateLayout layout;
    private readonly ComputeDevice device;
    private readonly OrtAllocator allocator;
    private readonly RowCopier widen, narrow;
    private readonly RowCopier[] resize;
    private readonly OrtValue?[] buffers;
    private int capacity;

    /// <param name="session">A session on the device, whose allocator gives the memory.</param>
    public DeviceRows(InferenceSession session, StateLayout layout, ComputeDevice device)
    {
        (this.layout, this.device) = (layout, device);
        allocator = new OrtAllocator(session, device.Memory);
        widen = RowCopier.Widening(device, layout.Tensors);
        narrow = RowCopier.Narrowing(device, layout.Tensors);
        // One by one, so that no more than one tensor is there twice while the batch grows; one session serves all tensors of a kind.
        var kinds = layout.Tensors.DistinctBy(tensor => (tensor.Type, tensor.Grows)).ToDictionary(tensor => (tensor.Type, tensor.Grows), tensor => RowCopier.Widening(device, [tensor]));
        resize = [.. layout.Tensors.Select(tensor => kinds[(tensor.Type, tensor.Grows)])];
        buffers = new OrtValue?[layout.Tensors.Count];
    }

    public long Bytes => buffers.Sum(buffer => buffer is null ? 0 : (long)Elements.Bytes(buffer).Length);

    public void Resize(int rows, int length, IReadOnlyList<int> kept)
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            var tensor = layout.Tensors[i];
            using var old = buffers[i];
            var replaced = buffers[i] = OrtValue.CreateAllocatedTensorValue(allocator, tensor.Type, tensor.Shape(rows, length));
            if (kept.Count == 0) continue;
            using var source = View(old!, tensor, 0, kept.Count, capacity);
            using var target = View(replaced, tensor, 0, kept.Count, length);
            resize[i].Run(length - capacity, [source], [target]);
        }

        capacity = length;
    }

    public void Write(int row, SequenceState state)
    {
        var targets = Views(row, 1);
        try
        {
            widen.Run(capacity - state.Length, state.Tensors, targets);
        }
        finally
        {
            Dispose(targets);
        }
    }

    public SequenceState Read(int row, int length, int delta)
    {
        var sources = Views(row, 1);
        try
        {
            return new SequenceState(narrow.Run(length, sources), length, delta);
        }
        finally
        {
            Dispose(sources);
        }
    }

    public void Move(int from, int to, int length)
    {
        var (sources, targets) = (Views(from, 1), Views(to, 1));
        try
        {
            widen.Run(0, sources, targets);
        }
        finally
        {
            Dispose(sources);
            Dispose(targets);
        }
    }

    public void Bind(StepBinding binding, int rows)
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            var tensor = layout.Tensors[i];
            binding.InPlace(tensor.Past, tensor.Present, View(buffers[i]!, tensor, 0, rows, capacity));
        }
    }

    public void Dispose()
    {
        foreach (var buffer in buffers) buffer?.Dispose();
        foreach (var copier in resize.Distinct()) copier.Dispose();
        narrow.Dispose();
        widen.Dispose();
        allocator.Dispose();
    }

    private static void Dispose(OrtValue[] views)
    {
        foreach (var view in views) view.Dispose();
    }

    private OrtValue[] Views(int row, int count) => [.. layout.Tensors.Select((tensor, i) => View(buffers[i]!, tensor, row, count, capacity))];

    // The address is the device's: it is counted on from, never read.
    private unsafe OrtValue View(OrtValue buffer, StateTensor tensor, int row, int rows, int length)
    {
        var bytes = tensor.RowBytes(length);
        fixed (byte* address = Elements.Bytes(buffer))
            return OrtValue.CreateTensorValueWithData(device.Memory, tensor.Type, tensor.Shape(rows, length), (nint)(address + (row * bytes)), rows * bytes);
    }
}
