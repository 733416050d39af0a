using System.Globalization;

namespace Catalog.Model.Onnx.Devices;

/// <summary>The CUDA provider's options of a session.</summary>
internal static class ProviderOptions
{
    private const string CudaGraph = "enable_cuda_graph";

    /// <summary>The folder's, overridden by ours, overridden by what must be.</summary>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> folder, IReadOnlyDictionary<string, string> ours, DeviceId device)
    {
        var merged = new Dictionary<string, string>(folder, StringComparer.Ordinal);
        foreach (var (key, value) in ours) merged[key] = value;
        merged["device_id"] = device.Index.ToString(CultureInfo.InvariantCulture);
        // A captured graph replays with the buffers of its capture, and states that are bound in place come out wrong.
        merged[CudaGraph] = "0";
        return merged;
    }
}
