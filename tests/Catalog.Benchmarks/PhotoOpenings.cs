using Catalog.Jobs.Products;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;

namespace Catalog.Benchmarks;

/// <summary>Openings with a large photo, and a text for each.</summary>
internal sealed class PhotoOpenings(DemoShop shop, OnnxTextEngine engine, byte[] photo)
{
    /// <summary>The pictures without the model.</summary>
    public Task DecodeAsync() => Task.Run(() =>
    {
        foreach (var product in shop.Products) engine.Model.Pictures!.Process(new Picture(product.Sku, photo));
    });

    /// <summary>The model with the products' own small pictures.</summary>
    public async Task ComputeAsync()
    {
        foreach (var product in shop.Products) await WriteAsync(product, await DemoShop.OpeningAsync(product));
    }

    /// <summary>The next picture is decoded when the last product is finished.</summary>
    public async Task OneByOneAsync()
    {
        foreach (var product in shop.Products) await WriteAsync(product, await OpeningAsync(product));
    }

    /// <summary>All products are handed over at once, and the engine runs them as it likes.</summary>
    public async Task TogetherAsync() => await Task.WhenAll(shop.Products.Select(async product => await WriteAsync(product, await OpeningAsync(product))));

    private async Task<Opening> OpeningAsync(Product product) =>
        (await DemoShop.OpeningAsync(product)) with { Pictures = [new Picture(product.Sku, photo)] };

    private async Task WriteAsync(Product product, Opening opening)
    {
        using var conversation = await engine.StartAsync(opening, new Usage(), CancellationToken.None);
        await conversation.SendAsync(new Turn.User(shop.WriteTask(product, shop.Catalog.Locales[0])), new Decoding(400), CancellationToken.None);
    }
}
