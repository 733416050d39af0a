using Catalog.Model.Pictures;
using NetVips;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

public sealed class PictureInspectorTests
{
    [Theory]
    [InlineData("a.jpg", "jpeg")]
    [InlineData("a.png", "png")]
    [InlineData("a.webp", "webp")]
    public void Format_and_size_come_from_the_content(string name, string format)
    {
        using var scene = Scene(640, 400);
        var file = Encoded("named.bin", scene, Path.GetExtension(name));
        var measured = PictureInspector.Inspect(file);
        Assert.Equal((format, 640, 400, (long)file.Content.Length, "srgb"), (measured.Format, measured.Width, measured.Height, measured.Bytes, measured.ColorSpace));
    }

    [Theory]
    [InlineData(Enums.Interpretation.Bw, "gray")]
    [InlineData(Enums.Interpretation.Cmyk, "cmyk")]
    public void The_colour_space_is_the_files_own(Enums.Interpretation space, string name)
    {
        using var scene = Scene(200, 200);
        using var converted = scene.Colourspace(space);
        Assert.Equal(name, PictureInspector.Inspect(Encoded("a.jpg", converted)).ColorSpace);
    }

    [Fact]
    public void A_blank_picture_has_no_contrast()
    {
        using var blank = Flat(300, 300, 200);
        using var scene = Scene(300, 300);
        Assert.InRange(PictureInspector.Inspect(Encoded("blank.jpg", blank)).Contrast, 0, 0.5);
        Assert.InRange(PictureInspector.Inspect(Encoded("scene.jpg", scene)).Contrast, 20, 127);
    }

    [Theory]
    [InlineData(0, 0.3, 1)]
    [InlineData(2, 0.12, 0.26)]
    [InlineData(8, 0.02, 0.06)]
    public void The_steepest_edge_tells_how_blurred_a_picture_is(double radius, double least, double most)
    {
        using var scene = Scene(800, 800);
        using var blurred = radius == 0 ? scene.Copy() : scene.Gaussblur(radius);
        Assert.InRange(PictureInspector.Inspect(Encoded("a.jpg", blurred)).Sharpness, least, most);
    }

    [Fact]
    public void An_even_border_counts_against_the_fill()
    {
        using var scene = Flat(100, 50, 20);
        using var framed = scene.Embed(50, 25, 200, 100, extend: Enums.Extend.White);
        Assert.InRange(PictureInspector.Inspect(Encoded("a.png", framed)).Fill, 0.249, 0.251);
    }

    [Fact]
    public void The_same_picture_smaller_and_compressed_is_alike_another_colour_or_scene_is_not()
    {
        using var scene = Scene(800, 600);
        using var smaller = scene.Resize(0.4);
        using var other = Scene(800, 600, turned: true);
        using var recoloured = scene.Linear([1.0, 0.6, 0.6], [0.0, 0, 0]).Cast(Enums.BandFormat.Uchar);
        var original = PictureInspector.Inspect(Encoded("a.png", scene)).Likeness;
        Assert.True(original.IsLike(PictureInspector.Inspect(Encoded("b.jpg", smaller, quality: 60)).Likeness));
        Assert.False(original.IsLike(PictureInspector.Inspect(Encoded("c.png", other)).Likeness));
        Assert.False(original.IsLike(PictureInspector.Inspect(Encoded("d.png", recoloured)).Likeness));
    }

    [Theory]
    [InlineData(0.8, 70)]
    [InlineData(0.5, 70)]
    [InlineData(1, 40)]
    [InlineData(1.5, 60)]
    public void So_is_a_symmetric_thing_on_even_ground(double scale, int quality)
    {
        // Half its frequencies are zero.
        using var paper = Flat(320, 320, 235);
        using var thing = paper.Mutate(image => image.DrawCircle([170, 30, 40], 160, 160, 90, fill: true));
        using var again = thing.Resize(scale);
        var (own, other) = (PictureInspector.Inspect(Encoded("a.jpg", thing)).Likeness, PictureInspector.Inspect(Encoded("b.jpg", again, quality: quality)).Likeness);
        Assert.True(own.IsLike(other), $"{own.Hash:x} {other.Hash:x}");
    }

    [Fact]
    public void A_damaged_picture_is_named()
    {
        using var scene = Scene(200, 200);
        var whole = Encoded("cut.jpg", scene);
        var error = Assert.Throws<PictureException>(() => PictureInspector.Inspect(whole with { Content = whole.Content[..(whole.Content.Length / 2)] }));
        Assert.StartsWith("cut.jpg", error.Message, StringComparison.Ordinal);
    }

    // A dark rectangle and a lighter disc on white.
    private static Image Scene(int width, int height, bool turned = false)
    {
        using var paper = Flat(width, height, 255);
        return paper.Mutate(image =>
        {
            image.DrawRect([30, 40, 120], turned ? width / 2 : width / 8, height / 8, width / 3, height / 2, fill: true);
            image.DrawCircle([180, 60, 40], turned ? width / 4 : width * 3 / 4, height * 2 / 3, height / 6, fill: true);
        });
    }

    private static Image Flat(int width, int height, double value)
    {
        using var black = Image.Black(width, height, bands: 3);
        using var flat = black.Linear([1], [value]);
        using var bytes = flat.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static Picture Encoded(string name, Image image, string? extension = null, int quality = 90)
    {
        extension ??= Path.GetExtension(name);
        var options = extension == ".png" ? new VOption() : new VOption { { "Q", quality } };
        return new Picture(name, image.WriteToBuffer(extension, options));
    }
}
