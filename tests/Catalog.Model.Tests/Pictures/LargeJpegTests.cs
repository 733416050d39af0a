using Catalog.Model.Pictures;
using NetVips;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

/// <summary>JPEGs of more than four megapixels are decoded smaller where they are to become at least half as large.</summary>
public sealed class LargeJpegTests : IDisposable
{
    private const float ByteScale = 127.5f;

    private static readonly Lazy<byte[]> Photo = new(() => Encode(Make(3000, 2000)));

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData(1100 * 1100, 2)]
    [InlineData(700 * 700, 2)]
    [InlineData(500 * 500, 4)]
    [InlineData(128 * 128, 8)]
    public void They_stay_close_to_what_every_pixel_gives(int maxPixels, int shrink)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"decoded at 1/{shrink}");
        var processor = Processor(maxPixels);
        var picture = new Picture("photo.jpg", Photo.Value);
        var (fast, exact) = (processor.Process(picture), processor.Process(picture, shrinkOnLoad: false));
        Assert.Equal((exact.Rows, exact.Columns), (fast.Rows, fast.Columns));
        var differences = fast.Values.Zip(exact.Values, (x, y) => Math.Abs(x - y) * ByteScale).ToList();
        Assert.InRange(differences.Average(), 1e-3, 1);
        Assert.InRange(differences.Max(), 1, 20);
    }

    [Fact]
    public void One_that_becomes_little_smaller_is_decoded_whole()
    {
        var processor = Processor(1 << 22);
        var picture = new Picture("photo.jpg", Photo.Value);
        Assert.Equal(processor.Process(picture, shrinkOnLoad: false).Values, processor.Process(picture).Values);
    }

    [Fact]
    public void One_below_four_megapixels_is_decoded_whole()
    {
        var picture = new Picture("small.jpg", Encode(Make(1600, 1200)));
        var processor = Processor(128 * 128);
        Assert.Equal(processor.Process(picture, shrinkOnLoad: false).Values, processor.Process(picture).Values);
    }

    [Fact]
    public void An_orientation_tag_turns_it_too()
    {
        using var upright = Make(3000, 2000);
        using var lying = upright.Rot270().Mutate(image => image.Set(GValue.GIntType, "orientation", 6));
        var processor = Processor(700 * 700);
        var expected = processor.Process(new Picture("upright.jpg", Encode(upright)));
        var turned = processor.Process(new Picture("turned.jpg", Encode(lying)));
        Assert.True(expected.Columns > expected.Rows);
        Assert.Equal((expected.Rows, expected.Columns), (turned.Rows, turned.Columns));
        Assert.InRange(expected.Values.Zip(turned.Values, (x, y) => Math.Abs(x - y) * ByteScale).Average(), 0, 1);
    }

    [Fact]
    public void One_that_is_cut_off_is_damaged()
    {
        var picture = new Picture("cut.jpg", Photo.Value.AsMemory(0, Photo.Value.Length / 2));
        Assert.Contains("cut.jpg", Assert.Throws<PictureException>(() => Processor(700 * 700).Process(picture)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_size_in_messages_is_the_pictures_own()
    {
        using var narrow = Make(10_200, 400).Crop(0, 0, 10_200, 50).Resize(1);
        using var tall = narrow.Rot90().Mutate(image => image.Set(GValue.GIntType, "orientation", 6));
        var error = Assert.Throws<PictureException>(() => Processor(700 * 700).Process(new Picture("narrow.jpg", Encode(tall))));
        Assert.Contains("10200 × 50", error.Message, StringComparison.Ordinal);
    }

    private PictureProcessor Processor(int maxPixels)
    {
        File.WriteAllText(file, $$"""
            {"min_pixels": 4096, "max_pixels": {{maxPixels}}, "patch_size": 16, "merge_size": 2, "temporal_patch_size": 2,
             "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
            """);
        return PictureProcessor.Load(file);
    }

    // Light, texture and edges.
    private static Image Make(int width, int height)
    {
        using var position = Image.Xyz(width, height);
        using var light = (position[0] * (90.0 / width)) + (position[1] * (70.0 / height)) + 40;
        using var coarse = Image.Perlin(width, height, cellSize: 300, seed: 1) * 30;
        using var fine = Image.Perlin(width, height, cellSize: 20, seed: 2) * 10;
        using var edges = (Image.Worley(width, height, cellSize: 250, seed: 3) <= 60) * 0.2;
        using var all = light + coarse + fine + edges;
        return all.Bandjoin(all * 0.9, all * 0.8).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static byte[] Encode(Image image) => image.JpegsaveBuffer(q: 90);
}
