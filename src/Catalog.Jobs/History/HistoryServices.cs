using Catalog.Jobs.Audit;
using Catalog.Jobs.Comments;
using Catalog.Jobs.Insight;
using Catalog.Jobs.Learning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Jobs.History;

/// <summary>Registers comments, notifications, history, the audit log, and the figures of Insight.</summary>
public static class HistoryServices
{
    /// <summary>Registers them; calling it twice changes nothing. Needs the database's data source, the data folder and the time.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<AuditQueries>();
        services.TryAddSingleton<AuditSealer>();
        services.TryAddSingleton<AuditVerifier>();
        services.TryAddSingleton<SettingsWatch>();
        services.TryAddSingleton<CommentQueries>();
        services.TryAddSingleton<CommentStore>();
        services.TryAddSingleton<Notifications>();
        services.TryAddSingleton<People>();
        services.TryAddSingleton<InsightFold>();
        services.TryAddSingleton<InsightQueries>();
        services.TryAddSingleton<LearningPairs>();
        services.TryAddSingleton<TextHistories>();
        return services;
    }
}
