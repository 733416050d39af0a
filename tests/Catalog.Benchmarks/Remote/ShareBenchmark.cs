using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Model;
using Catalog.Model.Onnx;
using Catalog.Model.Remote;
using Catalog.Simulation;
using Catalog.Simulation.Settings;

namespace Catalog.Benchmarks.Remote;

/// <summary>
/// The demo's products with all their conversations (texts, reviews, improvements, pictures, documents), once in process, where each prompt token is
/// computed once, and once by a server with a hybrid model's prefix cache. The texts must be the same.
/// </summary>
internal static class ShareBenchmark
{
    private const int Products = 8;

    public static async Task RunAsync(Report report)
    {
        var shop = await DemoShop.LoadAsync(Products);
        await using var model = await DemoShop.EngineAsync(new EngineOptions());
        var usage = new Usage();
        var expected = await WriteAsync(shop, model, usage);
        report.Head($"{Products} products, {usage.Calls} calls", "prompt", "cached", "computed", "efficiency");
        report.Row("in process", double.NaN, double.NaN, usage.PromptTokensComputed, 1);
        await CompareAsync(report, shop, model, expected, usage.PromptTokensComputed, "planted, states every token", new ServerSettings { Unit = 1 });
        await CompareAsync(report, shop, model, expected, usage.PromptTokensComputed, "planted, states every 8 tokens", new ServerSettings());
        await CompareAsync(report, shop, model, expected, usage.PromptTokensComputed, "planted, states every 64 tokens", new ServerSettings { Unit = 64 });
        var refusing = new ServerSettings { Behaviour = new Behaviour { NoContinue = true } };
        await CompareAsync(report, shop, model, expected, usage.PromptTokensComputed, "plain first requests (continue_final_message refused)", refusing);
    }

    private static async Task CompareAsync(Report report, DemoShop shop, OnnxTextEngine model, List<string> expected, long ideal, string name, ServerSettings settings)
    {
        await using var server = await SimulatedServer.StartAsync(settings, shared: model);
        await using var engine = await RemoteTextEngine.ConnectAsync(new RemoteOptions { Addresses = [server.Address.AbsoluteUri] }, CancellationToken.None);
        var before = server.Stats;
        var texts = await WriteAsync(shop, engine, new Usage());
        if (!texts.SequenceEqual(expected)) throw new InvalidOperationException("the server's texts are others than the in-process engine's");
        var (prompt, cached) = (server.Stats.PromptTokens - before.PromptTokens, server.Stats.CachedTokens - before.CachedTokens);
        report.Row(name, prompt, cached, prompt - cached, (double)ideal / (prompt - cached));
    }

    private static async Task<List<string>> WriteAsync(DemoShop shop, ITextEngine engine, Usage usage)
    {
        var writer = new ProductWriter(shop.Catalog, FactVocabulary.Empty, engine, new BusyClock(TimeProvider.System));
        var stale = new StaleTexts(shop.Catalog, engine.Profile);
        var results = await Task.WhenAll(shop.Products.Select(product => writer.WriteAsync(
            new ProductTask(
                product, [.. stale.Of(product, []).Select(text => new TextTask(text, null))], null, product.Pictures.Count > 0, product.Documents.Count > 0, false),
            usage, CancellationToken.None)));
        var turns = results.SelectMany(result => result.Transcripts).SelectMany(transcript => transcript.Turns);
        return [.. turns.Select(turn => $"{turn.Task} {turn.Locale} {turn.Round} {turn.Turn} {turn.Answer}").Order(StringComparer.Ordinal)];
    }
}
