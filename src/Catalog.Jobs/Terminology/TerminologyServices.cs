using Catalog.Jobs.Evaluation.Precision;
using Catalog.Jobs.Terminology.Rechecks;
using Catalog.Jobs.Terminology.Suggestions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Jobs.Terminology;

/// <summary>Registers the glossary, its checks and the memory.</summary>
public static class TerminologyServices
{
    /// <summary>Registers them; calling it twice changes nothing. Needs the database's data source.</summary>
    public static IServiceCollection AddTerminology(this IServiceCollection services)
    {
        services.TryAddSingleton<TermBase>();
        services.TryAddSingleton<PeoplesDecisions>();
        services.TryAddSingleton<LearntApproval>();
        services.TryAddSingleton<CurrentCatalog>();
        services.TryAddSingleton<GlossaryStore>();
        services.TryAddSingleton<GlossaryImport>();
        services.TryAddSingleton<Recheck>();
        services.TryAddSingleton<RuleSuggestions>();
        services.TryAddSingleton<StyleStore>();
        return services;
    }
}
