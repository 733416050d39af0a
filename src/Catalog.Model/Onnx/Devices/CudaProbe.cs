using Catalog.Model.Onnx.States;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx.Devices;

/// <summary>Finds out whether a CUDA device works, by a session with one node on it.</summary>
internal static class CudaProbe
{
    /// <returns>What ONNX Runtime says against it; null where nothing.</returns>
    public static string? Problem(DeviceId device, IReadOnlyDictionary<string, string> options)
    {
        try
        {
            using var computes = new ComputeDevice(device, ProviderOptions.Merge(new Dictionary<string, string>(), options, device), rowsByGraph: false);
            using var session = computes.SessionOptions(1);
            using var probe = new InferenceSession(CopyModel.Widening([new StateTensor("x", "y", TensorElementType.Float, sizeof(float), [1], false)]), session);
            return null;
        }
        catch (Exception e) when (e is OnnxRuntimeException or DllNotFoundException or EntryPointNotFoundException)
        {
            return e.Message;
        }
    }
}
