using System.ComponentModel.DataAnnotations;

namespace Catalog.Model.Onnx;

/// <summary>What an in-process engine may use.</summary>
public sealed record EngineOptions
{
    /// <summary>Threads that compute. Default 0: one a core.</summary>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>
    /// Batches that run side by side and share the threads. A small model's operators are too short to be split over threads, a large one's weights
    /// should be read once for all rows. Default 0: one a thread for models below 256 MB, else one.
    /// </summary>
    [Range(0, 1024)]
    public int Lanes { get; init; }

    /// <summary>Answers that are decoded at once at most; others wait. Default 32.</summary>
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
}
