using Catalog.Model.Onnx.Features;
using Catalog.Model.Pictures;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Catalog.Model.Onnx;

/// <summary>Turns a picture's patches into features, one picture a call.</summary>
internal sealed class VisionSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly GenAiVision config;
    private readonly RunOptions options = new();
    private readonly TensorElementType pixelType, featureType;

    public VisionSession(InferenceSession session, GenAiVision config, string file)
    {
        this.session = session;
        this.config = config;
        if (!session.InputMetadata.TryGetValue(config.PixelValues, out var pixels)) throw new ModelFolderException($"{file}: input {config.PixelValues} is missing");
        if (!session.OutputMetadata.TryGetValue(config.ImageFeatures, out var features)) throw new ModelFolderException($"{file}: output {config.ImageFeatures} is missing");
        pixelType = pixels.ElementDataType;
        featureType = features.ElementDataType;
        Elements.Size(pixelType, config.PixelValues);
        Elements.Size(featureType, config.ImageFeatures);
    }

    /// <summary>Features [tokens, hidden] of a picture.</summary>
    public PictureFeatures Encode(PatchGrid grid)
    {
        var patches = grid.Rows * grid.Columns;
        using var pixels = Elements.Allocate(pixelType, patches, grid.Values.Length / patches);
        Elements.FromSingle(pixelType, grid.Values, Elements.Bytes(pixels));
        using var size = OrtValue.CreateTensorValueFromMemory(new long[] { 1, grid.Rows, grid.Columns }, [1, 3]);
        using var outputs = session.Run(options, [config.PixelValues, config.ImageGrid], [pixels, size], [config.ImageFeatures]);
        return new PictureFeatures(featureType, grid.Rows, grid.Columns, grid.MergeSize, Elements.Bytes(outputs[0]).ToArray());
    }

    public void Dispose()
    {
        options.Dispose();
        session.Dispose();
    }
}
