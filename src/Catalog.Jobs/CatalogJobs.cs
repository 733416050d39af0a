using Catalog.Jobs.Accounts;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Jobs;

/// <summary>Registers the pipeline.</summary>
public static class CatalogJobs
{
    /// <summary>Registers the pipeline over an open database. Database and model stay their owner's to dispose.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="database">Open and migrated.</param>
    /// <param name="models">The model of this process.</param>
    public static IServiceCollection AddCatalogJobs(this IServiceCollection services, DataFolder folder, Database database, IModelSource models)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(folder);
        // As instances: the container doesn't dispose what it didn't make.
        services.AddSingleton(database);
        services.AddSingleton(database.Source);
        services.AddSingleton(models);
        services.AddSingleton<AccountStore>();
        services.AddSingleton<CatalogFolder>();
        services.AddTerminology();
        services.AddSingleton<Exporter>();
        services.AddSingleton<Importer>();
        services.AddSingleton<TextImporter>();
        services.AddSingleton<ProductStore>();
        services.AddSingleton(new PumpOptions { Products = models.ProductsAtOnce });
        services.AddSingleton<Pump>();
        services.AddSingleton<Refresh>();
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<PictureStore>();
        services.AddSingleton<RunStore>();
        return services;
    }
}
