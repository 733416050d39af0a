using Catalog.Model.Pictures;
using NetVips;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

public sealed class PictureProcessorTests
{
    private const float White = 1;

    private static readonly PictureProcessor Processor =
        PictureProcessor.Load(Path.Combine(OracleFolder.Model, "processor_config.json"));

    [Fact]
    public void An_orientation_tag_turns_the_picture_first()
    {
        using var upright = Gradient(192, 96);
        using var lying = upright.Rot270().Mutate(image => image.Set(GValue.GIntType, "orientation", 6));
        var turned = Processor.Process(Encoded("turned.jpg", lying));
        var expected = Processor.Process(Encoded("upright.jpg", upright));

        Assert.True(expected.Columns > expected.Rows);
        Assert.Equal((expected.Rows, expected.Columns), (turned.Rows, turned.Columns));
        Assert.InRange(LargestDifference(expected, turned), 0, 0.1f);
    }

    [Fact]
    public void Transparent_parts_are_white()
    {
        using var clear = Image.Black(64, 64, bands: 4).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        Assert.All(Processor.Process(Encoded("clear.png", clear)).Values, value => Assert.Equal(White, value));
    }

    [Theory]
    [InlineData("grey.png", Enums.Interpretation.Bw, 0.01f)]
    [InlineData("deep.png", Enums.Interpretation.Rgb16, 0.01f)]
    [InlineData("print.jpg", Enums.Interpretation.Cmyk, 0.3f)] // Ink on paper is never quite black.
    [InlineData("print.tif", Enums.Interpretation.Cmyk, 0.3f)]
    [InlineData("still.webp", Enums.Interpretation.Srgb, 0.2f)]
    [InlineData("still.gif", Enums.Interpretation.Srgb, 0.2f)]
    [InlineData("still.avif", Enums.Interpretation.Srgb, 0.2f)]
    public void Kinds_and_colour_spaces_come_out_alike(string name, Enums.Interpretation space, float tolerance)
    {
        using var grey = Gradient(128, 128).Colourspace(Enums.Interpretation.Bw);
        using var source = grey.Colourspace(Enums.Interpretation.Srgb);
        using var converted = source.Colourspace(space);
        var expected = Processor.Process(Encoded("source.png", source));

        var actual = Processor.Process(Encoded(name, converted));

        Assert.Equal((expected.Rows, expected.Columns), (actual.Rows, actual.Columns));
        Assert.InRange(LargestDifference(expected, actual), 0, tolerance);
    }

    [Fact]
    public void Of_an_animation_the_first_frame_is_taken()
    {
        using var first = Gradient(64, 64);
        using var second = first.Invert();
        using var frames = first.Join(second, Enums.Direction.Vertical).Mutate(image => image.Set(GValue.GIntType, "page-height", 64));
        var animated = Processor.Process(Encoded("moving.gif", frames));
        var still = Processor.Process(Encoded("still.gif", first));

        Assert.Equal((8, 8), (animated.Rows, animated.Columns));
        Assert.InRange(LargestDifference(still, animated), 0, 0.2f);
    }

    [Fact]
    public void One_pixel_is_a_picture_too()
    {
        using var dot = Image.Black(1, 1, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        var grid = Processor.Process(Encoded("dot.png", dot));
        Assert.Equal((8, 8, 16), (grid.Rows, grid.Columns, grid.Tokens));
        Assert.All(grid.Values, value => Assert.Equal(-1, value));
    }

    [Fact]
    public void A_lower_limit_makes_fewer_tokens()
    {
        var path = Path.Combine(OracleFolder.Model, "processor_config.json");
        using var image = Gradient(128, 128);
        Assert.Equal(4, PictureProcessor.Load(path, maxPixels: 64 * 64).Process(Encoded("p.png", image)).Tokens);
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureProcessor.Load(path, maxPixels: 1000));
    }

    [Fact]
    public void Many_pictures_at_once_come_out_as_one_by_one()
    {
        var pictures = OracleFolder.Pictures
            .Select(picture => new Picture(picture.File, File.ReadAllBytes(OracleFolder.PathOf(picture.File)))).ToArray();
        var expected = pictures.Select(picture => Processor.Process(picture).Values).ToArray();
        var actual = new float[pictures.Length][];
        Parallel.For(0, pictures.Length, i => actual[i] = Processor.Process(pictures[i]).Values);
        Assert.Equal(expected, actual);
    }

    private static Image Gradient(int width, int height)
    {
        using var position = Image.Xyz(width, height);
        using var across = position[0] * (255.0 / width);
        using var down = position[1] * (255.0 / height);
        using var both = (across + down) / 2;
        return across.Bandjoin(down, both).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static Picture Encoded(string name, Image image) => new(name, image.WriteToBuffer(Path.GetExtension(name)));

    private static float LargestDifference(PatchGrid one, PatchGrid other) =>
        one.Values.Zip(other.Values, (left, right) => Math.Abs(left - right)).Max();
}
