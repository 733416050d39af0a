using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>The schema enforced against free decoding: the demo's tasks, and a vocabulary of a released model's size.</summary>
internal static class ConstraintBenchmark
{
    public static async Task RunAsync(Report report)
    {
        var shop = await DemoShop.LoadAsync(4);
        var texts = await DemoAsync(report, shop);
        WideConstraintBenchmark.Run(report, AnswerFormats.Copy(shop.Catalog.Fields), texts);
    }

    private static async Task<IReadOnlyList<string>> DemoAsync(Report report, DemoShop shop)
    {
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        var enforced = new CopyTasks(shop, shop.Products, shop.Catalog.Locales.Count, "", AnswerFormats.Copy(shop.Catalog.Fields));
        var free = new CopyTasks(shop, shop.Products, shop.Catalog.Locales.Count, "");
        var (with, without) = (new Usage(), new Usage());
        IReadOnlyList<string> texts = [], freeTexts = [];
        Func<Task>[] ways =
        [
            async () => texts = await enforced.ForkedAsync(engine, with = new Usage()),
            async () => freeTexts = await free.ForkedAsync(engine, without = new Usage()),
        ];
        await Measure.InTurnAsync(1, ways);
        var times = await Measure.InTurnAsync(5, ways);
        if (!texts.SequenceEqual(freeTexts)) throw new InvalidOperationException("the schema changed a text, so the work isn't the same");
        report.Head("demo model, 4 products × 10 locales", "answer tokens", "forced", "ms", "ratio");
        report.Row("schema enforced", with.DecodeTokens, with.ForcedTokens, times[0], times[0] / times[1]);
        report.Row("free", without.DecodeTokens, without.ForcedTokens, times[1], 1);
        return texts;
    }
}
