using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>The same tasks with the schema enforced and without.</summary>
internal static class ConstraintBenchmark
{
    public static async Task RunAsync()
    {
        var shop = await DemoShop.LoadAsync(4);
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        var format = AnswerFormats.Copy(shop.Catalog.Fields);
        var (with, without) = (new Usage(), new Usage());
        var times = await Measure.InTurnAsync(
            3,
            () => WriteAsync(shop, engine, format, with = new Usage()),
            () => WriteAsync(shop, engine, null, without = new Usage()));
        Measure.Row("4 products × 10 locales", "answer tokens", "forced", "ms", "ratio");
        Measure.Row("schema enforced", with.DecodeTokens, with.ForcedTokens, $"{times[0]:F0}", $"{times[0] / times[1]:F3}");
        Measure.Row("free", without.DecodeTokens, without.ForcedTokens, $"{times[1]:F0}", "1.000");
    }

    private static async Task WriteAsync(DemoShop shop, OnnxTextEngine engine, AnswerFormat? format, Usage usage) =>
        await Task.WhenAll(shop.Products.Select(async product =>
        {
            using var opening = await engine.StartAsync(await DemoShop.OpeningAsync(product), usage, CancellationToken.None);
            await Task.WhenAll(shop.Catalog.Locales.Select(async locale =>
            {
                using var fork = opening.Fork();
                await fork.SendAsync(new Turn.User(shop.WriteTask(product, locale)), new Decoding(400, format), CancellationToken.None);
            }));
        }));
}
