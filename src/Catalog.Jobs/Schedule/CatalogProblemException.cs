using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Schedule;

/// <summary>The data folder has no catalogue that can be used; the message lists what is wrong with it.</summary>
public sealed class CatalogProblemException : Exception
{
    /// <inheritdoc/>
    public CatalogProblemException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public CatalogProblemException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <inheritdoc/>
    public CatalogProblemException()
    {
    }
}

/// <summary>The catalogue for jobs, which can't go on without.</summary>
internal static class NeededCatalog
{
    /// <exception cref="CatalogProblemException">There is none, or it can't be used.</exception>
    public static async Task<CatalogDefinition> NeedAsync(this CatalogFolder folder, CancellationToken cancellationToken)
    {
        var result = await folder.LoadAsync(cancellationToken);
        return result.Definition ?? throw new CatalogProblemException(result.Message);
    }
}
