using Catalog.Model.Pictures;
using NetVips;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

public sealed class PicturePreviewTests
{
    [Theory]
    [InlineData(300, 200, 300, 200)]
    [InlineData(3000, 2000, 1024, 683)]
    public void A_TIFF_becomes_a_JPEG_of_at_most_the_edge(int width, int height, int shownWidth, int shownHeight)
    {
        using var image = (Image.Black(width, height, bands: 3) + new double[] { 200, 30, 40 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        var jpeg = PicturePreview.Jpeg(new Picture("a.tif", image.TiffsaveBuffer()), 1024);
        using var shown = Image.JpegloadBuffer(jpeg);
        Assert.Equal((shownWidth, shownHeight), (shown.Width, shown.Height));
        Assert.InRange(shown.Getpoint(5, 5)[0], 195, 205);
    }

    [Fact]
    public void What_is_no_picture_is_told()
    {
        var heic = new byte[] { 0, 0, 0, 24, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', (byte)'e', (byte)'i', (byte)'c', 0, 0, 0, 0 };
        var error = Assert.Throws<PictureException>(() => PicturePreview.Jpeg(new Picture("IMG_1.HEIC", heic), 1024));
        Assert.Equal("IMG_1.HEIC: not a picture that can be read: it is HEIC, as telephones write it, and no JPEG, PNG, WebP, GIF, TIFF or AVIF. Save it as one of these.", error.Message);
    }
}
