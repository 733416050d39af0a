using Catalog.Model.Onnx.Devices;
using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx.States;

/// <summary>Runs a <see cref="CopyModel"/> on a device.</summary>
internal sealed class RowCopier : IDisposable
{
    private readonly ComputeDevice device;
    private readonly InferenceSession session;
    private readonly RunOptions run = new();
    private readonly bool grows, widens;
    private readonly int count;

    private RowCopier(ComputeDevice device, IReadOnlyList<StateTensor> tensors, bool widens)
    {
        (this.device, this.widens, count) = (device, widens, tensors.Count);
        grows = tensors.Any(tensor => tensor.Grows);
        using var options = device.SessionOptions(1);
        // An optimizer that knew better would leave the copies out.
        options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
        session = new InferenceSession(widens ? CopyModel.Widening(tensors) : CopyModel.Narrowing(tensors), options);
    }

    public static RowCopier Widening(ComputeDevice device, IReadOnlyList<StateTensor> tensors) => new(device, tensors, true);

    public static RowCopier Narrowing(ComputeDevice device, IReadOnlyList<StateTensor> tensors) => new(device, tensors, false);

    /// <summary>Copies into memory that is there.</summary>
    /// <param name="length">Widening: positions to add; narrowing: positions to keep.</param>
    public void Run(long length, IReadOnlyList<OrtValue> sources, IReadOnlyList<OrtValue> targets)
    {
        using var binding = Bind(length, sources, out var bound);
        using (bound)
        {
            for (var i = 0; i < count; i++) binding.BindOutput(CopyModel.Target(i), targets[i]);
            Run(binding);
        }
    }

    /// <summary>Copies into new memory of the device.</summary>
    /// <inheritdoc cref="Run(long, IReadOnlyList{OrtValue}, IReadOnlyList{OrtValue})" path="/param"/>
    public IReadOnlyList<OrtValue> Run(long length, IReadOnlyList<OrtValue> sources)
    {
        using var binding = Bind(length, sources, out var bound);
        using (bound)
        {
            for (var i = 0; i < count; i++) binding.BindOutputToDevice(CopyModel.Target(i), device.Memory);
            Run(binding);
            return [.. binding.GetOutputValues()];
        }
    }

    public void Dispose()
    {
        run.Dispose();
        session.Dispose();
    }

    private OrtIoBinding Bind(long length, IReadOnlyList<OrtValue> sources, out OrtValue? bound)
    {
        var binding = session.CreateIoBinding();
        long[] values = widens ? [0, 0, 0, 0, 0, 0, length, 0] : [length];
        bound = grows ? OrtValue.CreateTensorValueFromMemory(values, [values.Length]) : null;
        if (bound is not null) binding.BindInput(widens ? CopyModel.Pads : CopyModel.End, bound);
        for (var i = 0; i < count; i++) binding.BindInput(CopyModel.Source(i), sources[i]);
        return binding;
    }

    private void Run(OrtIoBinding binding)
    {
        binding.SynchronizeBoundInputs();
        session.RunWithBinding(run, binding);
        binding.SynchronizeBoundOutputs();
    }
}
