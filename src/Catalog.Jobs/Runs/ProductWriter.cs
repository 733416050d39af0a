using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Runs;

/// <summary>
/// The model's work on one product; knows no database. The opening (system text, pictures, facts) is computed once; writing, reviewing and improving
/// each stale locale and comparing the pictures are forks of it that run side by side. The supplier documents have a conversation of their own.
/// </summary>
public sealed class ProductWriter(CatalogDefinition catalog, FactVocabulary vocabulary, ITextEngine engine, BusyClock clock)
{
    /// <summary>Does a task.</summary>
    /// <param name="task">With a text or a comparison.</param>
    /// <param name="usage">Where the work is counted, that of a task that fails too.</param>
    /// <exception cref="PictureException">A picture can't be read.</exception>
    /// <exception cref="ContextLengthException">The product and a task don't fit into the model's context.</exception>
    /// <exception cref="IOException">A picture or document can't be read.</exception>
    public async Task<ProductResult> WriteAsync(ProductTask task, Usage usage, CancellationToken cancellationToken)
    {
        // A failure of one fork ends the others: their work would be thrown away.
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asker = new Asker(task.Product.Sku, task.Interactive, clock);
        var shown = await PicturesAsync(task.Product, cancellationToken);
        var opening = new Opening(SystemTexts.Get(engine.Profile.SystemText), ProductBlock.Write(task.Product), shown, []);
        using var root = await asker.StartAsync(engine, opening, usage, cancellationToken);
        var transcript = new Transcript("copy", OpeningText.Of(opening), root.Tokens);
        var source = task.Texts.Any(text => text.Stale.Locale.Code == catalog.SourceLocale) ? new SourceText() : new SourceText(task.SourceText);
        var texts = new TextWriter(catalog, vocabulary, engine.Profile, task.Product, root, asker, transcript, source);
        var writing = task.Texts.Select(text => GuardAsync(texts.WriteAsync(text, failed.Token), failed)).ToList();
        var pictures = task.ComparePictures
            ? GuardAsync(new PictureComparer(engine, asker).CompareAsync(task.Product, root, shown, usage, transcript, failed.Token), failed)
            : null;
        var documents = task.CompareDocuments
            ? GuardAsync(new DocumentComparer(catalog, engine, asker).CompareAsync(task.Product, usage, failed.Token), failed)
            : null;
        // All have ended before the root is disposed, whatever happened to one of them.
        await Task.WhenAll([.. writing, pictures ?? Task.CompletedTask, documents ?? Task.CompletedTask]);
        var (compared, read) = documents is null ? (null, null) : await documents;
        var (seen, looks) = pictures is null ? (null, []) : await pictures;
        return new(
            await Task.WhenAll(writing), seen, compared,
            [transcript, .. looks, .. read is null ? Array.Empty<Transcript>() : [read]], asker.Retries);
    }

    private async Task<IReadOnlyList<Picture>> PicturesAsync(Product product, CancellationToken cancellationToken)
    {
        if (!engine.Profile.ReadsPictures) return [];
        var pictures = new List<Picture>();
        foreach (var file in product.Pictures) pictures.Add(await Picture.FromFileAsync(file.Path, cancellationToken));
        return pictures;
    }

    private static async Task<T> GuardAsync<T>(Task<T> work, CancellationTokenSource failed)
    {
        try
        {
            return await work;
        }
        catch
        {
            await failed.CancelAsync();
            throw;
        }
    }
}
