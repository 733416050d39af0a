using Catalog.Model.ModelFiles;

namespace Catalog.Model.Pictures;

/// <summary>How a model folder wants pictures prepared.</summary>
/// <param name="MinPixels">The smallest area after the resize.</param>
/// <param name="MaxPixels">The largest area after the resize.</param>
/// <param name="PatchSize">Pixels per side of a patch.</param>
/// <param name="MergeSize">Patches per side of a token's block.</param>
/// <param name="Frames">How often a still picture is repeated as video frames.</param>
/// <param name="Scale">What a byte is multiplied by before the normalization.</param>
/// <param name="Mean">Per channel (red, green, blue).</param>
/// <param name="Deviation">Per channel (red, green, blue).</param>
public sealed record ProcessorConfig(
    int MinPixels,
    int MaxPixels,
    int PatchSize,
    int MergeSize,
    int Frames,
    float Scale,
    IReadOnlyList<float> Mean,
    IReadOnlyList<float> Deviation)
{
    private const float BytesToUnit = 1 / 255f;

    /// <summary>What both sides of a resized picture are multiples of, in pixels.</summary>
    public int Factor => PatchSize * MergeSize;

    /// <summary>
    /// Reads <c>processor_config.json</c> as ONNX Runtime GenAI writes it (a list of operations), or Hugging Face's
    /// <c>preprocessor_config.json</c> (flat keys, also inside <c>image_processor</c>).
    /// </summary>
    /// <exception cref="InvalidDataException">The file isn't one of these; the message names file and key.</exception>
    public static ProcessorConfig Read(string path)
    {
        using var file = JsonFile.Open(path);
        var config = file.Root.Find("processor") is { } processor
            ? ReadOperations(processor.Key("transforms"))
            : ReadFlat(file.Root.Find("image_processor") ?? file.Root);
        return config.Checked(path);
    }

    private static ProcessorConfig ReadOperations(JsonKey transforms)
    {
        var operations = new Dictionary<string, JsonKey>(StringComparer.Ordinal);
        foreach (var transform in transforms.Items())
        {
            var operation = transform.Key("operation");
            if (operation.Find("attrs") is { } attributes)
                operations[operation.Key("type").Text()] = attributes;
        }

        var resize = Operation("Resize");
        if (resize.Key("smart_resize").Integer() != 1)
            throw resize.Error("must have smart_resize = 1, Qwen's rule");
        RefuseOtherFilter(resize, "interpolation", "CUBIC");
        var patches = Operation("PatchImage");
        var normalize = Operation("Normalize");
        return new ProcessorConfig(
            resize.Key("min_pixels").Integer(),
            resize.Key("max_pixels").Integer(),
            patches.Key("patch_size").Integer(),
            patches.Key("merge_size").Integer(),
            patches.Key("temporal_patch_size").Integer(),
            Operation("Rescale").Find("rescale_factor")?.Number() ?? BytesToUnit,
            Channels(normalize.Key("mean")),
            Channels(normalize.Key("std")));

        JsonKey Operation(string type) => operations.TryGetValue(type, out var attributes)
            ? attributes
            : throw transforms.Error($"has no operation of type {type} with attrs");
    }

    private static ProcessorConfig ReadFlat(JsonKey root)
    {
        RefuseOtherFilter(root, "resample", "3");
        var size = root.Find("size");
        return new ProcessorConfig(
            (root.Find("min_pixels") ?? size?.Find("shortest_edge") ?? root.Key("min_pixels")).Integer(),
            (root.Find("max_pixels") ?? size?.Find("longest_edge") ?? root.Key("max_pixels")).Integer(),
            root.Key("patch_size").Integer(),
            root.Key("merge_size").Integer(),
            root.Key("temporal_patch_size").Integer(),
            root.Find("rescale_factor")?.Number() ?? BytesToUnit,
            Channels(root.Key("image_mean")),
            Channels(root.Key("image_std")));
    }

    private static void RefuseOtherFilter(JsonKey parent, string key, string bicubic)
    {
        if (parent.Find(key) is { } filter && filter.Value.ToString() != bicubic)
            throw filter.Error($"is {filter.Value}; only bicubic ({bicubic}) is supported");
    }

    private static float[] Channels(JsonKey values)
    {
        float[] channels = [.. values.Items().Select(value => value.Number())];
        return channels.Length == 3 ? channels : throw values.Error("must have three numbers, for red, green and blue");
    }

    private ProcessorConfig Checked(string path)
    {
        if (PatchSize < 1 || MergeSize < 1 || Frames < 1 || MinPixels < 1 || MaxPixels < MinPixels || MaxPixels < Factor * Factor)
        {
            throw new InvalidDataException(
                $"{path}: these don't fit together: patch_size {PatchSize}, merge_size {MergeSize}, temporal_patch_size {Frames}, "
                + $"min_pixels {MinPixels}, max_pixels {MaxPixels} (it must hold one block of {Factor} × {Factor}).");
        }

        return Deviation.Contains(0) ? throw new InvalidDataException($"{path}: a std of 0 can't be divided by.") : this;
    }
}
