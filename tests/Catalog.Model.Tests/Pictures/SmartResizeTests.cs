using Catalog.Model.Pictures;
using CsCheck;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

public sealed class SmartResizeTests
{
    private const int Factor = 32;

    [Fact]
    public void Sides_are_multiples_of_the_factor_and_the_area_stays_between_its_bounds() =>
        Gen.Select(Gen.Int[1, 9000], Gen.Int[1, 9000], Gen.Int[4, 64], Gen.Int[256, 4096]).Sample((height, width, least, most) =>
        {
            var (minPixels, maxPixels) = (least * Factor * Factor, most * Factor * Factor);
            if (SmartResize.Fit(height, width, minPixels, maxPixels, Factor) is not var (rows, columns))
            {
                Assert.True(Math.Max(height, width) > SmartResize.MaxAspectRatio * Math.Min(height, width));
                return;
            }

            Assert.Equal((0, 0), (rows % Factor, columns % Factor));
            Assert.InRange(rows * columns, minPixels, maxPixels);
        });

    [Theory]
    [InlineData(200, 1, true)]
    [InlineData(201, 1, false)]
    [InlineData(1, 201, false)]
    [InlineData(4000, 20, true)]
    public void Strips_are_refused_from_an_aspect_ratio_of_200_on(int height, int width, bool fits) =>
        Assert.Equal(fits, SmartResize.Fit(height, width, 65_536, 1_048_576, Factor) is not null);

    [Theory]
    [InlineData(686, 960, 672, 960)]
    [InlineData(80, 1040, 64, 1024)]
    [InlineData(80, 1008, 64, 1024)]
    [InlineData(48, 48, 256, 256)]
    public void Halves_are_rounded_to_even_as_the_reference_does(int height, int width, int rows, int columns) =>
        Assert.Equal((rows, columns), SmartResize.Fit(height, width, 65_536, 16_777_216, Factor));
}
