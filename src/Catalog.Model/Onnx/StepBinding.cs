using Catalog.Model.Onnx.Devices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>A decode step's tensors, bound once for a number of rows.</summary>
internal sealed class StepBinding(InferenceSession session, ComputeDevice device) : IDisposable
{
    private readonly List<OrtValue> values = [];
    private readonly List<(string Name, OrtValue Value)> fromHost = [];
    private readonly OrtIoBinding binding = session.CreateIoBinding();

    /// <summary>Binds an input that the processor writes before each step.</summary>
    public void Input(string name, NativeBuffer buffer, TensorElementType type, long[] shape)
    {
        var view = View(buffer, type, shape);
        binding.BindInput(name, view);
        fromHost.Add((name, view));
    }

    /// <summary>Binds an output that the processor reads.</summary>
    public void Output(string name, NativeBuffer buffer, TensorElementType type, long[] shape) => binding.BindOutput(name, View(buffer, type, shape));

    public void InPlace(string input, string output, NativeBuffer buffer, TensorElementType type, long[] shape) => Bind(input, output, View(buffer, type, shape));

    /// <param name="view">Of memory of the device; disposed of with the binding.</param>
    public void InPlace(string input, string output, OrtValue view)
    {
        values.Add(view);
        Bind(input, output, view);
    }

    /// <summary>Runs the session on what stands in the buffers.</summary>
    public void Run(RunOptions options)
    {
        if (!device.RowsByGraph)
        {
            session.RunWithBinding(options, binding);
            return;
        }

        // What lies elsewhere was copied when it was bound, so it must be bound again.
        foreach (var (name, value) in fromHost) binding.BindInput(name, value);
        binding.SynchronizeBoundInputs();
        session.RunWithBinding(options, binding);
        binding.SynchronizeBoundOutputs();
    }

    public void Dispose()
    {
        binding.Dispose();
        foreach (var value in values) value.Dispose();
    }

    private void Bind(string input, string output, OrtValue view)
    {
        binding.BindInput(input, view);
        binding.BindOutput(output, view);
    }

    private OrtValue View(NativeBuffer buffer, TensorElementType type, long[] shape)
    {
        var size = type == TensorElementType.Int64 ? sizeof(long) : Elements.Size(type, "state");
        var bytes = shape.Aggregate((long)size, (product, dim) => product * dim);
        if (bytes > buffer.Size) throw new ArgumentOutOfRangeException(nameof(shape));
        var value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, type, shape, buffer.Address, bytes);
        values.Add(value);
        return value;
    }
}
