using System.Globalization;
using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>Turns pictures into what the vision model takes. Safe for use by many threads at once.</summary>
public sealed class PictureProcessor
{
    private PictureProcessor(ProcessorConfig config) => Config = config;

    // Goes up when the same picture and configuration give other pixels than before.
    private const int Edition = 2;

    /// <summary>How pictures are prepared.</summary>
    public ProcessorConfig Config { get; }

    /// <summary>Differs where the same picture gives other patches.</summary>
    public string Fingerprint => string.Create(CultureInfo.InvariantCulture, $"{Edition} {Config.MinPixels} {Config.MaxPixels} {Config.PatchSize} "
        + $"{Config.MergeSize} {Config.Frames} {Config.Scale:R} {string.Join(' ', Config.Mean.Concat(Config.Deviation).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}");

    /// <summary>Reads a model folder's <c>processor_config.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxPixels">
    /// Lowers the config's largest area: released models allow 16 million pixels, 16,384 tokens for one picture.
    /// </param>
    /// <exception cref="InvalidDataException">The file holds something else; the message names file and key.</exception>
    /// <exception cref="InvalidOperationException">libvips can't be loaded.</exception>
    public static PictureProcessor Load(string path, int? maxPixels = null)
    {
        Libvips.Prepare();
        var config = ProcessorConfig.Read(path);
        var limit = Math.Min(maxPixels ?? config.MaxPixels, config.MaxPixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, config.Factor * config.Factor, nameof(maxPixels));
        return new PictureProcessor(config with { MaxPixels = limit, MinPixels = Math.Min(config.MinPixels, limit) });
    }

    /// <summary>Decodes, resizes, normalizes and cuts a picture.</summary>
    /// <exception cref="PictureException">The picture can't be used; the message names it and says why.</exception>
    public PatchGrid Process(Picture picture)
    {
        try
        {
            using var image = PictureDecoder.Open(picture);
            var (height, width) = SmartResize.Fit(image.Height, image.Width, Config.MinPixels, Config.MaxPixels, Config.Factor)
                ?? throw new PictureException(
                    $"{picture.Name}: {image.Width} × {image.Height} pixels are too narrow; one side may be at most "
                    + $"{SmartResize.MaxAspectRatio} times the other. Crop it.");
            using var resized = BicubicResize.To(image, width, height);
            return Patches.Cut(resized.WriteToMemory<byte>(), width, height, Config);
        }
        catch (VipsException error)
        {
            throw new PictureException($"{picture.Name}: the picture is damaged: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }
    }
}
