using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using SkiaSharp;

namespace Catalog.Benchmarks;

/// <summary>A 12-megapixel JPEG as the vision model takes it, against SkiaSharp's full decode and resize to the same size (without the patches).</summary>
internal static class PicturesBenchmark
{
    private const int Rounds = 15;

    // A released model's, with our own limit of 1,024 tokens: the demo's of 16 would flatter us.
    private const string Config = """
        {"min_pixels": 65536, "max_pixels": 1048576, "patch_size": 16, "merge_size": 2, "temporal_patch_size": 2,
         "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
        """;

    private static readonly SKSamplingOptions Sampling = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static async Task RunAsync(Report report)
    {
        var photo = new Picture("photo.jpg", PhotoJpeg.Make());
        var processor = Processor();
        var (fast, exact) = (processor.Process(photo), processor.Process(photo, shrinkOnLoad: false));
        var (width, height) = (fast.Columns * processor.Config.PatchSize, fast.Rows * processor.Config.PatchSize);
        var (times, cpu) = Measure.InTurnWithProcessor(
            Rounds,
            () => processor.Process(photo),
            () => processor.Process(photo, shrinkOnLoad: false),
            () => Skia(photo, width, height));
        report.Head($"{PhotoJpeg.Width} × {PhotoJpeg.Height}, {photo.Content.Length / 1e6:F1} MB, to {width} × {height}", "ms", "Skia / this", "CPU ms", "Skia / this, CPU");
        report.Row("ours: decode, resize, patches", times[0], times[2] / times[0], cpu[0], cpu[2] / cpu[0]);
        report.Row("ours, every pixel decoded", times[1], times[2] / times[1], cpu[1], cpu[2] / cpu[1]);
        report.Row("SkiaSharp: full decode, resize", times[2], 1, cpu[2], 1);
        var differences = fast.Values.Zip(exact.Values, (x, y) => Math.Abs(x - y) * 127.5).Order().ToList();
        report.Head("decoded smaller against every pixel, of 255", "mean", "99.9 %", "largest");
        report.Row("difference", differences.Average(), differences[(int)(differences.Count * 0.999)], differences[^1]);
        await OverlapAsync(report);
    }

    private static PictureProcessor Processor()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Config);
            return PictureProcessor.Load(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Skia(Picture photo, int width, int height)
    {
        using var full = SKBitmap.Decode(photo.Content.Span);
        using var resized = full.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888), Sampling);
        if (resized.Width != width) throw new InvalidOperationException("SkiaSharp did not resize");
    }

    // Products one by one against all at once: in the second case the next pictures are decoded while the model computes.
    private static async Task OverlapAsync(Report report)
    {
        var shop = await DemoShop.LoadAsync(4);
        await using var engine = await DemoShop.EngineAsync(new EngineOptions { Threads = 1, MaxRows = 1 });
        var photo = PhotoJpeg.Make();
        var tasks = new PhotoOpenings(shop, engine, photo);
        await tasks.OneByOneAsync();
        var times = await Measure.InTurnAsync(5, tasks.DecodeAsync, tasks.ComputeAsync, tasks.OneByOneAsync, tasks.TogetherAsync);
        report.Head("4 products with such a picture, model on 1 thread", "ms", "of the sum");
        var sum = times[0] + times[1];
        report.Row("pictures alone, one by one", times[0], times[0] / sum);
        report.Row("model alone, small pictures", times[1], times[1] / sum);
        report.Row("both, a product after the other", times[2], times[2] / sum);
        report.Row("both, overlapped", times[3], times[3] / sum);
    }
}
