using Catalog.Model.Pictures;
using Microsoft.Extensions.AI;
using NetVips;

namespace Catalog.Model.Remote;

/// <summary>Pictures as requests carry them: the file as it is, since servers resize for themselves. What can't be read is refused here, as in process.</summary>
internal static class PictureContent
{
    /// <exception cref="PictureException">The picture can't be used.</exception>
    public static DataContent Of(Picture picture)
    {
        try
        {
            Libvips.Prepare();
            // Reads the header only.
            using var image = PictureDecoder.Open(picture, (_, _) => 1);
        }
        catch (VipsException error)
        {
            throw new PictureException($"{picture.Name}: the picture is damaged: {error.Message.ReplaceLineEndings(" ").Trim()}", error);
        }

        return new DataContent(picture.Content, PictureKinds.Of(picture.Content.Span) switch
        {
            PictureKind.Jpeg => "image/jpeg",
            PictureKind.Png => "image/png",
            PictureKind.Webp => "image/webp",
            PictureKind.Gif => "image/gif",
            PictureKind.Tiff => "image/tiff",
            _ => "image/avif",
        });
    }
}
