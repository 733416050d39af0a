using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx.Devices;

/// <summary>Decides which devices an engine uses.</summary>
internal static class DeviceChoice
{
    public const string CudaProvider = "CUDAExecutionProvider";

    private const string Needed = "needed are an NVIDIA driver, CUDA 12 and cuDNN 9 on the library path";

    /// <summary>Chooses among what this machine has.</summary>
    /// <exception cref="DeviceException">A device that was named can't be used.</exception>
    public static IReadOnlyList<DeviceId> Choose(EngineOptions options) =>
        Choose(options.Devices, OrtEnv.Instance().GetAvailableProviders(), device => CudaProbe.Problem(device, options.CudaOptions), options.Warn);

    /// <param name="devices">As in <see cref="EngineOptions.Devices"/>, valid.</param>
    /// <param name="providers">What the native library was built with.</param>
    /// <param name="problem">Opens a CUDA device; null where it works.</param>
    /// <param name="warn">Told where <c>auto</c> can't use the CUDA provider that the library has.</param>
    public static IReadOnlyList<DeviceId> Choose(string devices, IReadOnlyCollection<string> providers, Func<DeviceId, string?> problem, Action<string>? warn)
    {
        var named = DeviceList.Parse(devices);
        if (named is null)
        {
            // A build without the provider was made for the processor: nothing is missing.
            if (!providers.Contains(CudaProvider)) return [DeviceId.Cpu];
            var first = new DeviceId(DeviceKind.Cuda, 0);
            if (problem(first) is not { } why) return [first];
            warn?.Invoke($"No CUDA device could be opened, so the model runs on the processor: {why} ({Needed}). Set the device to cpu to say so.");
            return [DeviceId.Cpu];
        }

        foreach (var device in named.Where(device => !device.IsCpu))
        {
            if (!providers.Contains(CudaProvider))
                throw new DeviceException($"device {device} was asked for, but this build has no {CudaProvider}: build with -p:Gpu=true, or use the device cpu");
            if (problem(device) is { } why) throw new DeviceException($"device {device} was asked for, but can't be opened: {why} ({Needed})");
        }

        return named;
    }
}
