using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Review;

/// <summary>The catalogue that the data folder has now.</summary>
public interface ICurrentCatalog
{
    /// <summary>Its rules; null where nothing was imported yet.</summary>
    ValueTask<CatalogDefinition?> ReadAsync(CancellationToken cancellation);
}
