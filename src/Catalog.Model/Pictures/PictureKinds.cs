namespace Catalog.Model.Pictures;

/// <summary>Tells a picture's kind by its first bytes; names and declared types may be wrong.</summary>
internal static class PictureKinds
{
    public static PictureKind Of(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PictureKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PictureKind.Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => PictureKind.Gif,
        [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => PictureKind.Tiff,
        _ when content.StartsWith("RIFF"u8) && At(content, 8, "WEBP"u8) => PictureKind.Webp,
        _ when At(content, 4, "ftypavif"u8) || At(content, 4, "ftypavis"u8) => PictureKind.Avif,
        _ => PictureKind.Unknown,
    };

    /// <summary>What people call a kind that isn't read; null: nobody knows it.</summary>
    public static string? NameOfOther(ReadOnlySpan<byte> content) => content switch
    {
        _ when At(content, 4, "ftyphei"u8) || At(content, 4, "ftyphev"u8) || At(content, 4, "ftypmif1"u8) || At(content, 4, "ftypmsf1"u8) => "HEIC, as telephones write it",
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ', ..] => "JPEG XL",
        [0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', ..] => "JPEG 2000",
        [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => "a Windows bitmap",
        _ when content.StartsWith("%PDF-"u8) => "a PDF file",
        _ when content.StartsWith("8BPS"u8) => "a Photoshop file",
        _ when content.StartsWith("<svg"u8) || content.StartsWith("<?xml"u8) => "SVG or other XML",
        _ when content.StartsWith("<!DOCTYPE html"u8) || content.StartsWith("<html"u8) => "a web page",
        _ => null,
    };

    private static bool At(ReadOnlySpan<byte> content, int offset, ReadOnlySpan<byte> magic) =>
        content.Length >= offset && content[offset..].StartsWith(magic);
}
