using System.IO.Hashing;
using Catalog.Model.Pictures;
using NetVips;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>Draws what shops don't accept over a picture: a coloured sticker with dark and light bars, as a price has.</summary>
internal static class PriceSticker
{
    // Shares of the picture's shorter side.
    private const double Width = 0.37;
    private const double Height = 0.16;
    private const double Margin = 0.06;
    private const int Bars = 4;

    /// <summary>The picture with a sticker in a corner, as PNG.</summary>
    /// <exception cref="PictureException">The picture can't be decoded.</exception>
    public static HashedPicture On(HashedPicture picture, Random random)
    {
        double[] paint = random.Next(2) == 0 ? [230, 0, 40] : [255, 220, 0];
        var (right, bottom) = (random.Next(2) == 1, random.Next(2) == 1);
        try
        {
            using var image = Image.NewFromBuffer(picture.Picture.Content.ToArray());
            using var drawn = Draw(image, paint, right, bottom);
            var content = drawn.PngsaveBuffer();
            return new(new Picture($"{picture.Picture.Name} with a sticker", content), Convert.ToHexStringLower(XxHash128.Hash(content)));
        }
        catch (VipsException exception)
        {
            throw new PictureException($"{picture.Picture.Name}: can't be decoded: {exception.Message}", exception);
        }
    }

    private static Image Draw(Image image, double[] paint, bool right, bool bottom)
    {
        var side = Math.Min(image.Width, image.Height);
        var (width, height, margin) = ((int)(side * Width), (int)(side * Height), (int)(side * Margin));
        var (x, y) = (right ? image.Width - width - margin : margin, bottom ? image.Height - height - margin : margin);
        return image.Mutate(canvas =>
        {
            canvas.DrawRect([255, 255, 255], x - 3, y - 3, width + 6, height + 6, fill: true);
            canvas.DrawRect(paint, x, y, width, height, fill: true);
            var step = width / (Bars + 1);
            for (var bar = 0; bar < Bars; bar++)
                canvas.DrawRect(bar % 2 == 1 ? [255, 255, 255] : [20, 20, 20], x + (step / 2) + (bar * step), y + (height / 4), step * 2 / 3, height / 2, fill: true);
        });
    }
}
