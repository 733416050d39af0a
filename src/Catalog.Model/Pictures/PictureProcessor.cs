using System.Globalization;
using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>Turns pictures into what the vision model takes. Safe for use by many threads at once.</summary>
public sealed class PictureProcessor
{
    // Goes up when the same picture and configuration give other pixels than before.
    private const int Edition = 2;

    // Below this a JPEG is decoded in a few milliseconds, and exactly what the reference sees is worth more.
    private const long LargePicture = 4_000_000;

    // Factors by which a JPEG can be decoded smaller.
    private static readonly int[] Shrinks = [8, 4, 2];

    private PictureProcessor(ProcessorConfig config) => Config = config;

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
    public PatchGrid Process(Picture picture) => Process(picture, shrinkOnLoad: true);

    /// <param name="shrinkOnLoad">False: every pixel is decoded, whatever the size.</param>
    internal PatchGrid Process(Picture picture, bool shrinkOnLoad)
    {
        try
        {
            using var opened = PictureDecoder.Open(picture, (height, width) => shrinkOnLoad ? Shrink(height, width) : 1);
            var (height, width) = Fit(opened.Height, opened.Width)
                ?? throw new PictureException(
                    $"{picture.Name}: {opened.Width} × {opened.Height} pixels are too narrow; one side may be at most "
                    + $"{SmartResize.MaxAspectRatio} times the other. Crop it.");
            using var resized = BicubicResize.To(opened.Image, width, height);
            return Patches.Cut(resized.WriteToMemory<byte>(), width, height, Config);
        }
        catch (VipsException error)
        {
            throw new PictureException($"{picture.Name}: the picture is damaged: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }
    }

    private (int Height, int Width)? Fit(int height, int width) =>
        SmartResize.Fit(height, width, Config.MinPixels, Config.MaxPixels, Config.Factor);

    // The largest one that leaves the rest of the way to the resize: no pixel is ever made up.
    private int Shrink(int height, int width) => (long)height * width >= LargePicture && Fit(height, width) is { } target
        ? Shrinks.FirstOrDefault(by => height >= by * target.Height && width >= by * target.Width, 1)
        : 1;
}
