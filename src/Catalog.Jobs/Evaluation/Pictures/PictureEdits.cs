using System.IO.Hashing;
using Catalog.Jobs.Evaluation.Model;
using Catalog.Model.Pictures;
using NetVips;

namespace Catalog.Jobs.Evaluation.Pictures;

/// <summary>What happens to pictures on their way into a shop, done by code. The same picture gives the same result.</summary>
internal static class PictureEdits
{
    /// <summary>One colour all over, that of the picture's corner.</summary>
    public static HashedPicture Blank(HashedPicture picture) => Edit(picture, "blank", image =>
    {
        var corner = image.Getpoint(0, 0);
        using var blank = image.NewFromImage(corner);
        return blank.PngsaveBuffer();
    });

    /// <summary>Out of focus.</summary>
    /// <param name="share">The blur's deviation as a share of the longer side.</param>
    public static HashedPicture Blurred(HashedPicture picture, double share) => Edit(picture, "blurred", image =>
    {
        using var blurred = image.Gaussblur(share * Math.Max(image.Width, image.Height));
        return blurred.PngsaveBuffer();
    });

    /// <summary>Scaled and compressed anew, as another source delivers the same picture.</summary>
    /// <param name="scale">Of the sides.</param>
    public static HashedPicture Again(HashedPicture picture, double scale) => Edit(picture, "anew", image =>
    {
        using var scaled = image.Resize(scale);
        return scaled.JpegsaveBuffer(q: 70);
    });

    /// <summary>In another format than the picture has.</summary>
    public static HashedPicture Reformatted(HashedPicture picture, string format) =>
        Edit(picture, "in another format", image => format == "png" ? image.JpegsaveBuffer(q: 90) : image.PngsaveBuffer());

    /// <summary>Without colours.</summary>
    public static HashedPicture Gray(HashedPicture picture) => Edit(picture, "gray", image =>
    {
        using var gray = image.Colourspace(Enums.Interpretation.Bw);
        return gray.PngsaveBuffer();
    });

    /// <summary>In the middle of a white sheet of twice the sides.</summary>
    public static HashedPicture Framed(HashedPicture picture) => Edit(picture, "framed", image =>
    {
        using var sheet = image.Embed(image.Width / 2, image.Height / 2, image.Width * 2, image.Height * 2, extend: Enums.Extend.White);
        return sheet.PngsaveBuffer();
    });

    /// <summary>The picture twice, side by side: two items.</summary>
    public static HashedPicture Twice(HashedPicture picture) => Edit(picture, "twice", image =>
    {
        using var joined = image.Join(image, Enums.Direction.Horizontal);
        return joined.PngsaveBuffer();
    });

    /// <summary>The first half of the file, as a broken transfer leaves it: no decoder may guess the rest.</summary>
    public static HashedPicture Cut(HashedPicture picture) => Of(picture, "cut off", picture.Picture.Content.ToArray()[..(picture.Picture.Content.Length / 2)]);

    private static HashedPicture Edit(HashedPicture picture, string how, Func<Image, byte[]> edit)
    {
        try
        {
            using var image = Image.NewFromBuffer(picture.Picture.Content.ToArray());
            return Of(picture, how, edit(image));
        }
        catch (VipsException exception)
        {
            throw new PictureException($"{picture.Picture.Name}: can't be decoded: {exception.Message}", exception);
        }
    }

    private static HashedPicture Of(HashedPicture picture, string how, byte[] content) =>
        new(new Picture($"{picture.Picture.Name} {how}", content), Convert.ToHexStringLower(XxHash128.Hash(content)));
}
