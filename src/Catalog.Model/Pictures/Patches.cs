namespace Catalog.Model.Pictures;

/// <summary>Cuts a bitmap into the patches of the vision model.</summary>
internal static class Patches
{
    private const int Channels = 3;

    /// <summary>Normalizes and reorders in one pass.</summary>
    /// <param name="pixels">[height, width, 3] bytes.</param>
    /// <param name="width">In pixels, a multiple of the config's factor.</param>
    /// <param name="height">In pixels, a multiple of the config's factor.</param>
    public static PatchGrid Cut(ReadOnlySpan<byte> pixels, int width, int height, ProcessorConfig config)
    {
        var (patch, merge) = (config.PatchSize, config.MergeSize);
        var grid = new PatchGrid(new float[pixels.Length * config.Frames], height / patch, width / patch, merge);
        Span<float> normalized = stackalloc float[Channels * 256];
        FillTable(normalized, config);
        var values = grid.Values.AsSpan();
        for (var blockRow = 0; blockRow < grid.Rows; blockRow += merge)
        {
            for (var blockColumn = 0; blockColumn < grid.Columns; blockColumn += merge)
            {
                for (var inBlock = 0; inBlock < merge * merge; inBlock++)
                {
                    var top = (blockRow + (inBlock / merge)) * patch;
                    var left = (blockColumn + (inBlock % merge)) * patch;
                    values = WritePatch(pixels[(((top * width) + left) * Channels)..], width, config, normalized, values);
                }
            }
        }

        return grid;
    }

    /// <summary>Writes the patch that begins with the first of <paramref name="pixels"/>; returns what is left of the values.</summary>
    private static Span<float> WritePatch(
        ReadOnlySpan<byte> pixels, int width, ProcessorConfig config, scoped ReadOnlySpan<float> normalized, Span<float> values)
    {
        var (patch, area) = (config.PatchSize, config.PatchSize * config.PatchSize);
        for (var channel = 0; channel < Channels; channel++)
        {
            var table = normalized.Slice(channel * 256, 256);
            var frame = values[..area];
            for (var y = 0; y < patch; y++)
            {
                var line = pixels.Slice(y * width * Channels, patch * Channels);
                for (var x = 0; x < patch; x++)
                    frame[(y * patch) + x] = table[line[(x * Channels) + channel]];
            }

            for (var repeat = 1; repeat < config.Frames; repeat++)
                frame.CopyTo(values[(repeat * area)..]);
            values = values[(config.Frames * area)..];
        }

        return values;
    }

    private static void FillTable(Span<float> normalized, ProcessorConfig config)
    {
        for (var i = 0; i < normalized.Length; i++)
        {
            var channel = i / 256;
            normalized[i] = (((i % 256) * config.Scale) - config.Mean[channel]) / config.Deviation[channel];
        }
    }
}
