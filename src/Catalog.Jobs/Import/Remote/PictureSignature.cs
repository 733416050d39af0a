using System.Text;

namespace Catalog.Jobs.Import.Remote;

/// <summary>Tells a picture by its first bytes: what a server calls it doesn't count.</summary>
internal static class PictureSignature
{
    /// <summary>How many bytes it looks at.</summary>
    public const int Length = 12;

    /// <summary>The file name's extension of JPEG, PNG, WebP, GIF, TIFF and AVIF; null: none of these.</summary>
    public static string? Extension(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "jpg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "webp",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "tif",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] when Encoding.ASCII.GetString(brand) is "avif" or "avis" => "avif",
        _ => null,
    };
}
