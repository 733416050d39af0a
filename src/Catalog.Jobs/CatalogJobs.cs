using Catalog.Jobs.Accounts;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.History;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Import.Drop;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.WriteBack;
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
        services.AddSingleton<AccountAdministration>();
        services.AddSingleton<AccountList>();
        services.AddSingleton<ArchiveFolder>();
        services.AddSingleton<CatalogFolder>();
        services.AddSingleton<CatalogStart>();
        services.AddTerminology();
        services.AddHistory();
        services.AddSingleton<Exporter>();
        services.AddSingleton<Importer>();
        services.AddImportDrafts();
        services.AddSingleton<SourcePulls>();
        services.AddSingleton<DropFolder>();
        services.AddSingleton<ProductStore>();
        services.AddSingleton(new PumpOptions { Products = models.ProductsAtOnce });
        services.AddSingleton<Pump>();
        services.AddSingleton<Refresh>();
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<PictureStore>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<WriteBacks>();
        return services;
    }
}
