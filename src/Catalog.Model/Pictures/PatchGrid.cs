namespace Catalog.Model.Pictures;

/// <summary>A picture as the vision model takes it.</summary>
/// <param name="Values">
/// [Rows × Columns, 3 × 2 × patch × patch] normalized pixels in C order. Patches stand in merge-block order (block row, block
/// column, row in the block, column in the block); each holds channel, frame (a still picture twice), row, column.
/// </param>
/// <param name="Rows">Patches from top to bottom.</param>
/// <param name="Columns">Patches from left to right.</param>
/// <param name="MergeSize">Patches per side of a block that becomes one token.</param>
public sealed record PatchGrid(float[] Values, int Rows, int Columns, int MergeSize)
{
    /// <summary>How many tokens the picture takes in the prompt.</summary>
    public int Tokens => Rows / MergeSize * (Columns / MergeSize);
}
