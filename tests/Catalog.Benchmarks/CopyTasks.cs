using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>Writing products' copy in a number of locales, in different ways with the same texts.</summary>
/// <param name="locales">More than the shop has: its locales over again.</param>
/// <param name="filler">Lengthens the system text.</param>
internal sealed class CopyTasks(DemoShop shop, IReadOnlyList<Product> products, int locales, string filler, AnswerFormat? format = null)
{
    private const int Answer = 400;

    /// <summary>A released model's full system text and its picture are as long as this makes an opening.</summary>
    public static string Filler(OnnxTextEngine engine, int tokens)
    {
        const string Sentence = " Answer in the language that is asked for and keep to the facts.";
        const int Compact = 170;
        var text = "";
        while (engine.Tokenizer.Encode(text).Length < tokens - Compact) text += Sentence;
        return text;
    }

    /// <summary>Each product's opening once, its locales as forks.</summary>
    public async Task<IReadOnlyList<string>> ForkedAsync(OnnxTextEngine engine, Usage usage)
    {
        var texts = await Task.WhenAll(products.Select(async product =>
        {
            using var opening = await engine.StartAsync(await DemoShop.OpeningAsync(product, filler), usage, CancellationToken.None);
            return await Task.WhenAll(Locales.Select(async locale =>
            {
                using var fork = opening.Fork();
                return await AnswerAsync(fork, product, locale);
            }));
        }));
        return [.. texts.SelectMany(text => text)];
    }

    /// <summary>Whole requests, the next when the last is answered.</summary>
    public async Task<IReadOnlyList<string>> OneAfterAnotherAsync(OnnxTextEngine engine, Usage usage)
    {
        var texts = new List<string>();
        foreach (var (product, locale) in Pairs) texts.Add(await WholeAsync(engine, product, locale, usage));
        return texts;
    }

    /// <summary>Whole requests, all at once.</summary>
    public async Task<IReadOnlyList<string>> UnsharedBatchAsync(OnnxTextEngine engine, Usage usage) =>
        await Task.WhenAll(Pairs.Select(pair => WholeAsync(engine, pair.Product, pair.Locale, usage)));

    private IEnumerable<LocaleRules> Locales => Enumerable.Range(0, locales).Select(i => shop.Catalog.Locales[i % shop.Catalog.Locales.Count]);

    private IEnumerable<(Product Product, LocaleRules Locale)> Pairs => products.SelectMany(product => Locales.Select(locale => (product, locale)));

    private async Task<string> WholeAsync(OnnxTextEngine engine, Product product, LocaleRules locale, Usage usage)
    {
        using var conversation = await engine.StartAsync(await DemoShop.OpeningAsync(product, filler), usage, CancellationToken.None);
        return await AnswerAsync(conversation, product, locale);
    }

    private async Task<string> AnswerAsync(IConversation conversation, Product product, LocaleRules locale) =>
        (await conversation.SendAsync(new Turn.User(shop.WriteTask(product, locale)), new Decoding(Answer, format), CancellationToken.None)).Text;
}
