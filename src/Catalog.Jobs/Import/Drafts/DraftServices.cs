using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Registers drafts and saved mappings.</summary>
public static class DraftServices
{
    /// <summary>Needs the data folder, the data source and the clock. May be called twice.</summary>
    public static IServiceCollection AddImportDrafts(this IServiceCollection services)
    {
        services.TryAddSingleton<CatalogFolder>();
        services.TryAddSingleton<ArchiveFolder>();
        services.TryAddSingleton<ArchiveSweep>();
        services.TryAddSingleton<CatalogStart>();
        services.TryAddSingleton<Importer>();
        services.TryAddSingleton<ProductStore>();
        services.TryAddSingleton<TermBase>();
        services.TryAddSingleton<TextGuess>();
        services.TryAddSingleton<TextImporter>();
        services.TryAddSingleton<ImportMappings>();
        services.TryAddSingleton<MappingStore>();
        services.TryAddSingleton<DraftStore>();
        services.TryAddSingleton<DraftFiles>();
        services.TryAddSingleton<DraftIntake>();
        services.TryAddSingleton<DraftLook>();
        services.TryAddSingleton<DraftStamps>();
        services.TryAddSingleton<DraftWork>();
        services.TryAddSingleton<DraftSweep>();
        services.TryAddSingleton<RefreshCosts>();
        services.TryAddSingleton<RejectsFile>();
        services.TryAddSingleton<RejectRepair>();
        return services;
    }
}
