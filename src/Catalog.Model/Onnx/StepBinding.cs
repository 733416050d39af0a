using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>A decode step's tensors, bound once for a number of rows.</summary>
internal sealed class StepBinding(InferenceSession session) : IDisposable
{
    private readonly List<OrtValue> values = [];

    public OrtIoBinding Binding { get; } = session.CreateIoBinding();

    public void Input(string name, NativeBuffer buffer, TensorElementType type, long[] shape) => Binding.BindInput(name, View(buffer, type, shape));

    public void Output(string name, NativeBuffer buffer, TensorElementType type, long[] shape) => Binding.BindOutput(name, View(buffer, type, shape));

    public void InPlace(string input, string output, NativeBuffer buffer, TensorElementType type, long[] shape)
    {
        var view = View(buffer, type, shape);
        Binding.BindInput(input, view);
        Binding.BindOutput(output, view);
    }

    public void Dispose()
    {
        Binding.Dispose();
        foreach (var value in values) value.Dispose();
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
