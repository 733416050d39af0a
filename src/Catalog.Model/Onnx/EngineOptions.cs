using System.ComponentModel.DataAnnotations;
using Catalog.Model.Onnx.Devices;

namespace Catalog.Model.Onnx;

/// <summary>What an in-process engine may use.</summary>
public sealed record EngineOptions : IValidatableObject
{
    private const long SmallestBudget = 1 << 20;

    /// <summary>
    /// Where the model runs: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, or several such as <c>cuda:0,1</c>, each with a copy of the model.
    /// Default <c>auto</c>: the first CUDA device where the build has the provider and the device opens, else the processor.
    /// </summary>
    public string Devices { get; init; } = DeviceList.Auto;

    /// <summary>Options of ONNX Runtime's CUDA provider, such as <c>gpu_mem_limit</c>; they override the folder's. <c>enable_cuda_graph</c> stays 0 and <c>device_id</c> comes from <see cref="Devices"/>.</summary>
    public IReadOnlyDictionary<string, string> CudaOptions { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Bytes a device that the conversations' states may take: at rest, in the running batch and during a prefill. The weights and ONNX Runtime's
    /// scratch memory are not in it. Default 0: half of the memory that is free after loading; on CUDA devices what <c>gpu_mem_limit</c> leaves beside the weights,
    /// without it 4 GiB.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long MemoryBudget { get; init; }

    /// <summary>Threads that compute; processors named in <see cref="Devices"/> share them. Default 0: one a core.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>
    /// Batches that run side by side on a device and share its threads. A small model's operators are too short to be split over threads, a large one's
    /// weights should be read once for all rows. Default 0: one a thread for models below 256 MB on the processor, else one.
    /// </summary>
    [Range(0, 1024)]
    public int Lanes { get; init; }

    /// <summary>Answers that a device decodes at once at most; others wait. Default 32.</summary>
    [Range(1, 4096)]
    public int MaxRows { get; init; } = 32;

    /// <summary>Rows times the tokens that each has room for, at most; others wait. Default 65,536.</summary>
    [Range(256, int.MaxValue)]
    public int MaxBatchTokens { get; init; } = 65_536;

    /// <summary>Prompt tokens that are computed between two decode steps at most. Default 256.</summary>
    [Range(1, 65_536)]
    public int PrefillChunk { get; init; } = 256;

    /// <summary>Pixels of a picture after its resize at most: 1,024 a token. Released models would allow 16,384 tokens for one. Default 1,048,576.</summary>
    [Range(4096, 1 << 26)]
    public int MaxPicturePixels { get; init; } = 1 << 20;

    /// <summary>
    /// Folder where the pictures' features are kept by the pictures' content, so that one that comes again isn't encoded again. Several processes may
    /// share it. Default null: nothing is kept.
    /// </summary>
    public string? FeatureCache { get; init; }

    /// <summary>Bytes of <see cref="FeatureCache"/> at most; what was not used for longest goes first. Default 1 GiB.</summary>
    [Range(1 << 16, long.MaxValue)]
    public long FeatureCacheBytes { get; init; } = 1L << 30;

    /// <summary>Told once, in plain words, where the engine does with less than it could have: no CUDA device could be opened.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Devices that <see cref="Devices"/> names; 1 for <c>auto</c>.</summary>
    public int DeviceCount => DeviceList.Parse(Devices)?.Count ?? 1;

    /// <summary>For tests: the processor's states are copied by graphs, as another device's are.</summary>
    internal bool RowsByGraph { get; init; }

    /// <summary>For tests: the clock of the stall timeout.</summary>
    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var problem = "";
        try
        {
            DeviceList.Parse(Devices);
        }
        catch (FormatException e)
        {
            problem = e.Message;
        }

        if (problem.Length > 0) yield return new ValidationResult($"{nameof(Devices)}: {problem}.", [nameof(Devices)]);
        if (MemoryBudget is > 0 and < SmallestBudget)
            yield return new ValidationResult($"{nameof(MemoryBudget)} is {MemoryBudget}; at least {SmallestBudget} bytes are expected, or 0 for the default.", [nameof(MemoryBudget)]);
    }
}
