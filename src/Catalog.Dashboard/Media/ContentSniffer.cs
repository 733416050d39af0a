namespace Catalog.Dashboard.Media;

/// <summary>Tells a picture's type from its first bytes: names and headers of files that came from elsewhere don't count.</summary>
internal static class ContentSniffer
{
    /// <summary>How many bytes it looks at.</summary>
    public const int Length = 12;

    /// <summary>image/jpeg, image/png, image/webp or image/gif; null: none of these.</summary>
    public static string? PictureType(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };
}
