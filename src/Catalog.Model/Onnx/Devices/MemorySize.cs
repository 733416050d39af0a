using System.Globalization;

namespace Catalog.Model.Onnx.Devices;

/// <summary>How many bytes a device's states may take.</summary>
internal static class MemorySize
{
    private const long Smallest = 64L << 20;

    // ONNX Runtime doesn't say how much of a CUDA device's memory is free.
    private const long CudaDefault = 4L << 30;

    /// <param name="processors">Engines' devices that share the processor's memory.</param>
    public static long Of(OnnxModel model, EngineOptions options, int processors)
    {
        if (options.MemoryBudget > 0) return options.MemoryBudget;
        if (model.Decoder.Device.Id.IsCpu) return Math.Max(Smallest, Free() / 2 / processors);
        var settings = ProviderOptions.Merge(model.Config.Decoder.Cuda, options.CudaOptions, model.Decoder.Device.Id);
        return settings.TryGetValue("gpu_mem_limit", out var limit) && long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? Math.Max(Smallest, bytes - model.WeightBytes)
            : CudaDefault;
    }

    // What the runtime may use (a container's limit counts) but for what is in use already.
    private static long Free()
    {
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes - Environment.WorkingSet;
        const string Info = "/proc/meminfo";
        if (!File.Exists(Info)) return limit;
        var available = File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return available is [_, var kilobytes, ..] ? Math.Min(limit, long.Parse(kilobytes, CultureInfo.InvariantCulture) << 10) : limit;
    }
}
