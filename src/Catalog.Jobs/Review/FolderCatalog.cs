using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Review;

/// <summary>The data folder's catalogue, read again when its files change.</summary>
public sealed class FolderCatalog(DataFolder data) : ICurrentCatalog, IDisposable
{
    private readonly CatalogFolder folder = new(data);
    private readonly SemaphoreSlim reading = new(1);
    private (DateTime Changed, CatalogDefinition Definition)? read;

    /// <inheritdoc/>
    public async ValueTask<CatalogDefinition?> ReadAsync(CancellationToken cancellation)
    {
        if (!folder.Exists) return null;
        await reading.WaitAsync(cancellation);
        try
        {
            // The glossary comes with the catalogue: whoever edits it sees it after the next save of either.
            var glossary = Path.Combine(data.Root, "glossary.csv");
            var changed = new[] { File.GetLastWriteTimeUtc(folder.CatalogFile), File.GetLastWriteTimeUtc(glossary) }.Max();
            if (read is { } known && known.Changed == changed) return known.Definition;
            var result = await folder.LoadAsync(cancellation);
            if (result.Definition is not { } definition) throw new InvalidDataException(result.Message);
            read = (changed, definition);
            return definition;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();
}
