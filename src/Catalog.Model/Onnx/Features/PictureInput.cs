using Catalog.Model.Pictures;

namespace Catalog.Model.Onnx.Features;

/// <summary>A picture of an opening: its patches, until the vision model has read them, or its features from an earlier night.</summary>
internal sealed class PictureInput
{
    private readonly PatchGrid? grid;

    /// <summary>A picture that is to be encoded.</summary>
    /// <param name="key">Under which its features are kept then; null: they are not kept.</param>
    public PictureInput(PatchGrid grid, string? key)
    {
        (this.grid, Key) = (grid, key);
        (Tokens, Blocks) = (grid.Tokens, (grid.Rows / grid.MergeSize, grid.Columns / grid.MergeSize));
    }

    /// <summary>A picture whose features are known.</summary>
    public PictureInput(PictureFeatures features)
    {
        Features = features;
        Blocks = (features.Rows / features.MergeSize, features.Columns / features.MergeSize);
        Tokens = Blocks.Rows * Blocks.Columns;
    }

    public string? Key { get; }

    /// <summary>How many tokens the picture takes in the prompt.</summary>
    public int Tokens { get; }

    /// <summary>Its tokens' rows and columns.</summary>
    public (int Rows, int Columns) Blocks { get; }

    /// <summary>Null until the vision model has read the patches.</summary>
    public PictureFeatures? Features { get; private set; }

    /// <summary>The features; runs the vision model where they are not there yet.</summary>
    public PictureFeatures Encode(VisionSession vision, Usage usage)
    {
        if (Features is not null)
        {
            usage.AddReusedPicture();
            return Features;
        }

        Features = vision.Encode(grid!);
        usage.AddPicture();
        return Features;
    }
}
