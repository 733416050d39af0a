using Catalog.Jobs.Products;
using Catalog.Jobs.Search;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Jobs.Review.Bulk;

/// <summary>Registers search and bulk decisions, for processes with and without the dashboard.</summary>
public static class BulkServices
{
    /// <summary>Registers them. Needs the data folder, an <c>NpgsqlDataSource</c>, the terminology and an <c>IRewriteRequests</c>.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.TryAddSingleton<ICurrentCatalog>(provider => new TermCatalog(new FolderCatalog(provider.GetRequiredService<DataFolder>()), provider.GetRequiredService<TermBase>()));
        services.TryAddSingleton<ProductStore>();
        services.TryAddSingleton<EditChecks>();
        services.TryAddSingleton<Enforcement>();
        services.TryAddSingleton<Decisions>();
        services.TryAddSingleton<TextList>();
        services.TryAddSingleton<ProductSearch>();
        services.TryAddSingleton<SearchCompletion>();
        services.TryAddSingleton<SavedViews>();
        services.TryAddSingleton<BulkStore>();
        services.TryAddSingleton<BulkRunner>();
        return services;
    }
}
