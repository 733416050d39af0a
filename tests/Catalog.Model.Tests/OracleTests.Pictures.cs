using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Model.Tests;

public sealed partial class OracleTests
{
    private const float ByteScale = 127.5f;

    private static readonly Lazy<PictureProcessor> Processor =
        new(() => PictureProcessor.Load(Path.Combine(OracleFolder.Model, "processor_config.json")));

    public static TheoryData<int> PictureCases => [.. Enumerable.Range(0, OracleFolder.Pictures.Count)];

    [Fact]
    public void Sizes_are_the_references()
    {
        foreach (var size in OracleFolder.ResizeCases)
        {
            var fitted = SmartResize.Fit(size.Height, size.Width, size.MinPixels, size.MaxPixels, factor: 32);
            Assert.Equal((size.Out[0], size.Out[1]), fitted);
        }
    }

    [Theory]
    [MemberData(nameof(PictureCases))]
    public async Task Pixels_are_the_references(int index)
    {
        var expected = OracleFolder.Pictures[index];
        var picture = await Picture.FromFileAsync(OracleFolder.PathOf(expected.File), TestContext.Current.CancellationToken);

        var grid = Processor.Value.Process(picture);

        Assert.Equal(expected.GridThw, new[] { 1, grid.Rows, grid.Columns });
        Assert.Equal(expected.ImageFeatures.Shape[0], grid.Tokens);
        var reference = OracleFolder.Read(expected.PixelValues);
        Assert.Equal(reference.Length, grid.Values.Length);
        var (largest, sum) = (0f, 0d);
        for (var i = 0; i < reference.Length; i++)
        {
            var difference = Math.Abs(reference[i] - grid.Values[i]) * ByteScale;
            largest = Math.Max(largest, difference);
            sum += difference;
        }

        // On the scale of bytes; a hair more for the float's rounding.
        Assert.InRange(largest, 0, 2.001);
        Assert.InRange(sum / reference.Length, 0, 0.25);
    }
}
