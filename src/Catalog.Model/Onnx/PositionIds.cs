namespace Catalog.Model.Onnx;

/// <summary>
/// Positions [3, n] (time, row, column) of a prompt, as Qwen's multimodal rotary embedding counts them: text advances all three, a picture's tokens
/// stand at one time and spread over its rows and columns, and what follows goes on after the larger of the two.
/// Source: get_rope_index of transformers' Qwen3_5Model.
/// </summary>
internal static class PositionIds
{
    /// <param name="ids">The prompt.</param>
    /// <param name="start">The first position.</param>
    /// <param name="placeholder">The id that stands for a picture's tokens; null: the model reads no pictures.</param>
    /// <param name="grids">Rows and columns of each picture's tokens, in order.</param>
    /// <returns>The positions and the position after the last one.</returns>
    public static (long[] Positions, long Next) Of(ReadOnlySpan<int> ids, long start, int? placeholder, IReadOnlyList<(int Rows, int Columns)> grids)
    {
        var count = ids.Length;
        var positions = new long[3 * count];
        var next = start;
        var picture = 0;
        for (var i = 0; i < count;)
        {
            if (ids[i] != placeholder)
            {
                positions[i] = positions[count + i] = positions[2 * count + i] = next++;
                i++;
                continue;
            }

            var (rows, columns) = grids[picture++];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++, i++)
                {
                    positions[i] = next;
                    positions[count + i] = next + row;
                    positions[2 * count + i] = next + column;
                }
            }

            next += Math.Max(rows, columns);
        }

        return (positions, next);
    }
}
