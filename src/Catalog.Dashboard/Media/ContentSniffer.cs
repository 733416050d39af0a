namespace Catalog.Dashboard.Media;

/// <summary>Tells a picture's type from its first bytes: names and headers of files that came from elsewhere don't count.</summary>
internal static class ContentSniffer
{
    /// <summary>How many bytes it looks at.</summary>
    public const int Length = 12;

    /// <summary>The type that has to be made another for browsers.</summary>
    public const string Tiff = "image/tiff";

    /// <summary>image/jpeg, image/png, image/webp, image/gif, image/avif, or image/tiff, which browsers don't show; null: none of these.</summary>
    public static string? PictureType(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => Tiff,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => "image/avif",
        _ => null,
    };
}
