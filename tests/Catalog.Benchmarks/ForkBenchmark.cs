using Catalog.Model;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>
/// The product's copy in all locales, three ways: forks of one opening in one batch (ours); whole requests one after another at batch 1 with all
/// threads for each (what other engines offer C#); whole requests in one batch, each with an opening of its own. Answers must be the same.
/// </summary>
internal static class ForkBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync(Report report)
    {
        var shop = await DemoShop.LoadAsync(4);
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        await using var single = await DemoShop.EngineAsync(new EngineOptions { Lanes = 1, MaxRows = 1 });
        foreach (var (name, length) in new[] { ("compact system text", 0), ("openings of about 1,000 tokens", 1000) })
        {
            var (ours, one, batch) = Ways(new CopyTasks(shop, shop.Products, shop.Catalog.Locales.Count, CopyTasks.Filler(engine, length)), engine, single);
            await ours.WarmUpAsync();
            await one.WarmUpAsync();
            await batch.WarmUpAsync();
            var times = await CompareAsync(Rounds, ours, one, batch);
            report.Head($"4 products × 10 locales, {name}", "prompt tokens", "ms", "against ours");
            report.Row("forks of one opening, one batch", ours.Usage.PromptTokensComputed, times[0], 1);
            report.Row("one request after another, batch 1", one.Usage.PromptTokensComputed, times[1], times[1] / times[0]);
            report.Row("one batch, nothing shared", batch.Usage.PromptTokensComputed, times[2], times[2] / times[0]);
        }
    }

    /// <summary>The ratios over the opening's length and the number of locales, for one product.</summary>
    public static async Task CurveAsync(Report report)
    {
        var shop = await DemoShop.LoadAsync(1);
        await using var engine = await DemoShop.EngineAsync(new EngineOptions { MaxRows = 64, MaxBatchTokens = 1 << 18 });
        await using var single = await DemoShop.EngineAsync(new EngineOptions { Lanes = 1, MaxRows = 1 });
        int[] lengths = [170, 500, 1000, 2000];
        await Ways(new CopyTasks(shop, shop.Products, 2, ""), engine, single).One.WarmUpAsync();
        foreach (var name in new[] { "one after another / ours", "unshared batch / ours", "ours, ms" })
            report.Head(name, [.. lengths.Select(length => $"opening {length}")]);
        foreach (var locales in new[] { 1, 5, 10, 20, 40 })
        {
            List<double> one = [], batch = [], ms = [];
            foreach (var length in lengths)
            {
                var ways = Ways(new CopyTasks(shop, shop.Products, locales, CopyTasks.Filler(engine, length)), engine, single);
                // Twenty requests one after another are a median of their own.
                var times = await CompareAsync(locales < 20 ? Rounds : 1, ways.Ours, ways.One, ways.Batch);
                Console.Error.WriteLine($"{locales} locales, opening {length}: {times[0]:F0}, {times[1]:F0}, {times[2]:F0} ms");
                one.Add(times[1] / times[0]);
                batch.Add(times[2] / times[0]);
                ms.Add(times[0]);
            }

            report.RowOf(0, $"{locales} locales", [.. one]);
            report.RowOf(1, $"{locales} locales", [.. batch]);
            report.RowOf(2, $"{locales} locales", [.. ms]);
        }
    }

    private static (Way Ours, Way One, Way Batch) Ways(CopyTasks tasks, OnnxTextEngine engine, OnnxTextEngine single) =>
        (new Way(tasks.ForkedAsync, engine), new Way(tasks.OneAfterAnotherAsync, single), new Way(tasks.UnsharedBatchAsync, engine));

    private static async Task<double[]> CompareAsync(int rounds, params Way[] ways)
    {
        var times = await Measure.InTurnAsync(rounds, [.. ways.Select(way => (Func<Task>)way.RunAsync)]);
        if (ways.Any(way => !way.Texts.SequenceEqual(ways[0].Texts))) throw new InvalidOperationException("the three ways gave different texts");
        return times;
    }

    private sealed class Way(Func<OnnxTextEngine, Usage, Task<IReadOnlyList<string>>> write, OnnxTextEngine engine)
    {
        public Usage Usage { get; private set; } = new();

        public IReadOnlyList<string> Texts { get; private set; } = [];

        public Task WarmUpAsync() => RunAsync();

        public async Task RunAsync() => Texts = await write(engine, Usage = new Usage());
    }
}
