using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Catalog.Model.Pictures;
using CsCheck;
using NetVips;
using Xunit;

namespace Catalog.Model.Tests.Pictures;

/// <summary>Files that can't be pictures for the model are refused by name and reason, whatever their bytes are.</summary>
public sealed class PictureErrorTests
{
    private static readonly PictureProcessor Processor =
        PictureProcessor.Load(Path.Combine(OracleFolder.Model, "processor_config.json"));

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'/>")]
    [InlineData("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='64' height='64'/>")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("P3 1 1 255 0 0 0")]
    [InlineData("id,title\n1,Backpack\n")]
    [InlineData("")]
    public void Other_kinds_are_refused_whatever_they_are_called(string content) =>
        AssertRefused(Encoding.UTF8.GetBytes(content), "not a picture that can be read");

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".tif")]
    public void Files_that_were_cut_off_are_refused(string suffix)
    {
        var whole = Noise(suffix);
        AssertRefused(whole[..(whole.Length / 2)], "the picture is damaged");
    }

    [Fact]
    public void Small_files_that_claim_to_be_huge_are_refused_before_they_are_decoded() =>
        AssertRefused(PngClaiming(width: 50_000, height: 50_000), "50000 × 50000 pixels are too many");

    [Fact]
    public void Strips_are_refused()
    {
        using var strip = Image.Black(500, 2, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        AssertRefused(strip.PngsaveBuffer(), "500 × 2 pixels are too narrow");
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".tif")]
    public void Damaged_files_give_a_picture_or_a_refusal_that_names_them(string suffix)
    {
        var whole = Noise(suffix);
        Gen.Select(Gen.Int[8, whole.Length - 1], Gen.Byte).Array[1, 8].Sample(
            changes =>
            {
                var damaged = whole.ToArray();
                foreach (var (at, value) in changes)
                    damaged[at] = value;
                try
                {
                    var grid = Processor.Process(new Picture("pictures/42.jpg", damaged));
                    Assert.Equal(grid.Rows * grid.Columns * 1536, grid.Values.Length);
                }
                catch (PictureException error)
                {
                    Assert.StartsWith("pictures/42.jpg: ", error.Message, StringComparison.Ordinal);
                }
            },
            iter: 50,
            threads: 1);
    }

    private static void AssertRefused(byte[] content, string reason)
    {
        var error = Assert.Throws<PictureException>(() => Processor.Process(new Picture("pictures/42.jpg", content)));
        Assert.StartsWith("pictures/42.jpg: " + reason, error.Message, StringComparison.Ordinal);
    }

    private static byte[] Noise(string suffix)
    {
        using var noise = Image.Gaussnoise(96, 96, sigma: 40, mean: 128, seed: 7).Cast(Enums.BandFormat.Uchar);
        using var colour = noise.Bandjoin(noise, noise).Copy(interpretation: Enums.Interpretation.Srgb);
        return colour.WriteToBuffer(suffix);
    }

    /// <summary>A PNG of a hundred bytes whose header is right and claims more than the file could hold.</summary>
    private static byte[] PngClaiming(int width, int height)
    {
        using var dot = Image.Black(1, 1, bands: 3).Copy(interpretation: Enums.Interpretation.Srgb);
        var png = dot.PngsaveBuffer();
        var header = png.AsSpan(8);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], width);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], height);
        BinaryPrimitives.WriteUInt32BigEndian(header[21..], Crc32.HashToUInt32(header[4..21]));
        return png;
    }
}
