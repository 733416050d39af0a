using NetVips;

namespace Catalog.Model.Pictures;

/// <summary>Makes of a picture that browsers don't show (TIFF) one that they do. Safe for use by many threads at once.</summary>
public static class PicturePreview
{
    private const int Quality = 88;

    /// <summary>A picture as a JPEG file, upright, in sRGB, transparent parts on white.</summary>
    /// <param name="edge">The most pixels of its longer side; smaller pictures keep their size.</param>
    /// <exception cref="PictureException">The picture can't be read; the message names it and says why.</exception>
    public static byte[] Jpeg(Picture picture, int edge)
    {
        Libvips.Prepare();
        try
        {
            using var opened = PictureDecoder.Open(picture, (_, _) => 1);
            using var scaled = Math.Max(opened.Width, opened.Height) <= edge ? opened.Image.Copy() : opened.Image.ThumbnailImage(edge, height: edge, size: Enums.Size.Down);
            return scaled.JpegsaveBuffer(q: Quality);
        }
        catch (VipsException error)
        {
            throw new PictureException($"{picture.Name}: the picture is damaged: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }
    }
}
