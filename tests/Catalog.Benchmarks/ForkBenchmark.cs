using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>
/// The product's copy in all locales, three ways on one engine: forks of one opening in one batch (ours); whole requests one after another at batch 1
/// with all threads for it (what other engines offer C#); whole requests in one batch, each with an opening of its own. Answers must be the same.
/// </summary>
internal static class ForkBenchmark
{
    private const int Answer = 400;

    public static async Task RunAsync()
    {
        var shop = await DemoShop.LoadAsync(4);
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        await using var single = await DemoShop.EngineAsync(new EngineOptions { Lanes = 1, MaxRows = 1 });
        Measure.Row("4 products × 10 locales", "prompt tokens", "ms", "against ours");
        await CompareAsync(shop, engine, single, "compact system text", "");
        await CompareAsync(shop, engine, single, "openings of about 1,000 tokens", Filler(engine, 1000));
    }

    private static async Task CompareAsync(DemoShop shop, OnnxTextEngine engine, OnnxTextEngine single, string name, string filler)
    {
        var (forked, one, batch) = (new Usage(), new Usage(), new Usage());
        List<string> a = [], b = [], c = [];
        var times = await Measure.InTurnAsync(
            3,
            async () => a = await ForkedAsync(shop, engine, filler, forked = new Usage()),
            async () => b = await OneAfterAnotherAsync(shop, single, filler, one = new Usage()),
            async () => c = await UnsharedBatchAsync(shop, engine, filler, batch = new Usage()));
        if (!a.SequenceEqual(b) || !a.SequenceEqual(c)) throw new InvalidOperationException("the three ways gave different texts");
        Console.WriteLine($"  {name}");
        Measure.Row("  forks of one opening, one batch", forked.PromptTokensComputed, $"{times[0]:F0}", "1.00");
        Measure.Row("  one request after another, batch 1", one.PromptTokensComputed, $"{times[1]:F0}", $"{times[1] / times[0]:F2}");
        Measure.Row("  one batch, nothing shared", batch.PromptTokensComputed, $"{times[2]:F0}", $"{times[2] / times[0]:F2}");
    }

    private static async Task<List<string>> ForkedAsync(DemoShop shop, OnnxTextEngine engine, string filler, Usage usage)
    {
        var texts = await Task.WhenAll(shop.Products.Select(async product =>
        {
            using var opening = await engine.StartAsync(await DemoShop.OpeningAsync(product, filler), usage, CancellationToken.None);
            return await Task.WhenAll(shop.Catalog.Locales.Select(async locale =>
            {
                using var fork = opening.Fork();
                return await AnswerAsync(shop, fork, product, locale);
            }));
        }));
        return [.. texts.SelectMany(text => text)];
    }

    private static async Task<List<string>> OneAfterAnotherAsync(DemoShop shop, OnnxTextEngine engine, string filler, Usage usage)
    {
        var texts = new List<string>();
        foreach (var (product, locale) in Pairs(shop)) texts.Add(await WholeAsync(shop, engine, product, locale, filler, usage));
        return texts;
    }

    private static async Task<List<string>> UnsharedBatchAsync(DemoShop shop, OnnxTextEngine engine, string filler, Usage usage) =>
        [.. await Task.WhenAll(Pairs(shop).Select(pair => WholeAsync(shop, engine, pair.Product, pair.Locale, filler, usage)))];

    private static async Task<string> WholeAsync(DemoShop shop, OnnxTextEngine engine, Product product, LocaleRules locale, string filler, Usage usage)
    {
        using var conversation = await engine.StartAsync(await DemoShop.OpeningAsync(product, filler), usage, CancellationToken.None);
        return await AnswerAsync(shop, conversation, product, locale);
    }

    private static async Task<string> AnswerAsync(DemoShop shop, IConversation conversation, Product product, LocaleRules locale) =>
        (await conversation.SendAsync(new Turn.User(shop.WriteTask(product, locale)), new Decoding(Answer), CancellationToken.None)).Text;

    private static IEnumerable<(Product Product, LocaleRules Locale)> Pairs(DemoShop shop) =>
        shop.Products.SelectMany(product => shop.Catalog.Locales.Select(locale => (product, locale)));

    // A released model's full system text and its picture are about as long.
    private static string Filler(OnnxTextEngine engine, int tokens)
    {
        const string Sentence = " Answer in the language that is asked for and keep to the facts.";
        var text = "";
        while (engine.Tokenizer.Encode(text).Length < tokens - 170) text += Sentence;
        return text;
    }
}
