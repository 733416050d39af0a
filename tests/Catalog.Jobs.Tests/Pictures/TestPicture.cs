using System.IO.Hashing;
using Catalog.Jobs.Products;
using NetVips;

namespace Catalog.Jobs.Tests.Pictures;

/// <summary>Pictures of dark boxes on white.</summary>
internal static class TestPicture
{
    /// <summary>Writes a picture; the file's ending says in which format.</summary>
    /// <param name="scene">From 1; each looks different.</param>
    public static Task<MediaFile> WriteAsync(string path, int scene, CancellationToken cancellationToken, int edge = 320, double blur = 0)
    {
        using var drawn = Draw(scene, edge);
        using var image = blur > 0 ? drawn.Gaussblur(blur) : drawn.Copy();
        return WriteAsync(path, image, cancellationToken);
    }

    /// <summary>A picture of one colour.</summary>
    public static Task<MediaFile> BlankAsync(string path, CancellationToken cancellationToken)
    {
        using var paper = Paper(320);
        return WriteAsync(path, paper, cancellationToken);
    }

    private static async Task<MediaFile> WriteAsync(string path, Image image, CancellationToken cancellationToken)
    {
        var content = image.WriteToBuffer(Path.GetExtension(path));
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        return new MediaFile(path, Convert.ToHexStringLower(XxHash128.Hash(content)));
    }

    private static Image Draw(int scene, int edge)
    {
        using var paper = Paper(edge);
        return paper.Mutate(image =>
        {
            image.DrawRect([20, 40.0 * scene % 200, 90], edge * scene / 8 % (edge / 2), edge / 5, edge / 3, edge / (scene + 1), fill: true);
            image.DrawCircle([160, 50, 50], edge * 3 / 4, edge / (scene + 1), edge / 8, fill: true);
        });
    }

    private static Image Paper(int edge)
    {
        using var black = Image.Black(edge, edge, bands: 3);
        using var white = black.Linear([1], [255]);
        using var bytes = white.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
