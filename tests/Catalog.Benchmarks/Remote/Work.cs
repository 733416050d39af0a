using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Benchmarks.Remote;

/// <summary>Products to be written in all locales, as many as are wanted: the demo's, each time with another number.</summary>
internal sealed class Work(DemoShop shop)
{
    /// <summary>Products in the works at once, whoever does it.</summary>
    public const int Together = 16;

    /// <summary>Room for any canned answer.</summary>
    public const int MaxTokens = 400;

    public int Locales => shop.Catalog.Locales.Count;

    public AnswerFormat Format { get; } = AnswerFormats.Copy(shop.Catalog.Fields);

    public Opening Opening(int product) => new(
        SystemTexts.Get(SystemTextEdition.Compact), $"{ProductBlock.Write(shop.Products[product % shop.Products.Count])}number: {product}\n");

    public string Tail(int product, int locale) => shop.WriteTask(shop.Products[product % shop.Products.Count], shop.Catalog.Locales[locale]);

    /// <summary>Does something for each product, <see cref="Together"/> at once.</summary>
    public static Task EachAsync(int products, Func<int, Task> action) => Parallel.ForEachAsync(
        Enumerable.Range(0, products), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (product, _) => await action(product));
}
