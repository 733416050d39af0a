namespace Catalog.Jobs.Catalogs;

/// <summary>What pictures must be like; null or empty: anything. A channel has rules of its own beside the catalogue's.</summary>
/// <param name="MinWidth">Pixels.</param>
/// <param name="MinHeight">Pixels.</param>
/// <param name="MaxBytes">Of the file.</param>
/// <param name="Formats">Of <see cref="KnownFormats"/>.</param>
/// <param name="ColorSpaces">Of <see cref="KnownColorSpaces"/>.</param>
/// <param name="MinFill">Share of the picture's area that the box around the product has at least, 0 to 1.</param>
public sealed record PictureRules(
    int? MinWidth, int? MinHeight, long? MaxBytes, IReadOnlyList<string> Formats, IReadOnlyList<string> ColorSpaces, double? MinFill)
{
    /// <summary>
    /// Addresses, networks and hosts from which any import may fetch pictures although they aren't public; of the catalogue's rules alone. A source has a list of its own beside.
    /// </summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>No rule.</summary>
    public static PictureRules None { get; } = new(null, null, null, [], [], null);

    /// <summary>The formats that can be read.</summary>
    public static IReadOnlyList<string> KnownFormats { get; } = ["jpeg", "png", "webp", "gif", "tiff", "avif"];

    /// <summary>The colour spaces that files of these formats are in.</summary>
    public static IReadOnlyList<string> KnownColorSpaces { get; } = ["srgb", "gray", "cmyk"];
}
