using Microsoft.ML.OnnxRuntime;

namespace Catalog.Model.Onnx.Devices;

/// <summary>A device that sessions run on: its provider, and where its memory is.</summary>
internal sealed class ComputeDevice : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> cuda;

    /// <param name="cuda">The CUDA provider's options; of no use on the processor.</param>
    /// <param name="rowsByGraph">Copies rows by graphs on the processor, too, as on any other device.</param>
    public ComputeDevice(DeviceId id, IReadOnlyDictionary<string, string> cuda, bool rowsByGraph)
    {
        (Id, this.cuda) = (id, cuda);
        RowsByGraph = rowsByGraph || !id.IsCpu;
        Memory = id.IsCpu
            ? OrtMemoryInfo.DefaultInstance
            : new OrtMemoryInfo(OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, id.Index, OrtMemType.Default);
    }

    public DeviceId Id { get; }

    /// <summary>Where its tensors lie.</summary>
    public OrtMemoryInfo Memory { get; }

    /// <summary>True where our code can't read its memory and must let the device copy.</summary>
    public bool RowsByGraph { get; }

    /// <summary>Options of a session on it.</summary>
    public SessionOptions SessionOptions(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        if (Id.IsCpu) return options;
        try
        {
            using var provider = new OrtCUDAProviderOptions();
            provider.UpdateOptions(new Dictionary<string, string>(cuda, StringComparer.Ordinal));
            options.AppendExecutionProvider_CUDA(provider);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        // The processor's is ONNX Runtime's own.
        if (!Id.IsCpu) Memory.Dispose();
    }
}
