using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology.Rechecks;
using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Schedule;

/// <summary>Registers Hangfire on our database, the jobs, and what asks for them. Needs <see cref="CatalogJobs.AddCatalogJobs"/>.</summary>
public static class CatalogSchedule
{
    /// <summary>How long a job stays invisible without a sign of life: a killed process's jobs are taken up after so long.</summary>
    private static readonly TimeSpan InvisibilityTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Registers the storage, the jobs and the requests of <c>Catalog.Jobs.Review</c>; nothing works on jobs yet.</summary>
    public static IServiceCollection AddCatalogSchedule(this IServiceCollection services)
    {
        services.AddHangfire((provider, configuration) => configuration
            .UseLogProvider(new JobLogProvider(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                options => options.UseConnectionFactory(new SharedConnections(provider.GetRequiredService<NpgsqlDataSource>())),
                new PostgreSqlStorageOptions
                {
                    SchemaName = Migrator.HangfireSchema,
                    // The migrator made it, under its lock: two processes that make it at once both fail.
                    PrepareSchemaIfNecessary = false,
                    UseSlidingInvisibilityTimeout = true,
                    InvisibilityTimeout = InvisibilityTimeout,
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    JobExpirationCheckInterval = TimeSpan.FromMinutes(20),
                }));
        services.AddSingleton<IRewriteRequests, RewriteRequests>();
        services.AddSingleton<IRunRequests, RunRequests>();
        services.AddSingleton<IFileRequests, FileRequests>();
        services.AddSingleton<IRecheckRequests, RecheckRequests>();
        services.AddSingleton<IDraftRequests, DraftRequests>();
        services.AddSingleton<IBulkRequests, BulkRequests>();
        services.AddSearch();
        services.AddSingleton<PumpRequests>();
        services.AddSingleton<RecurringJobs>();
        services.AddTransient<INightlyJobs, NightlyJobs>();
        services.AddTransient<IPumpJobs, PumpJobs>();
        services.AddTransient<IExportJobs, ExportJobs>();
        services.AddTransient<IDraftJobs, DraftJobs>();
        services.AddTransient<IRecheckJobs, RecheckJobs>();
        services.AddSingleton<ISourceRequests, SourceRequests>();
        services.AddTransient<ISourceJobs, SourceJobs>();
        services.AddTransient<IHistoryJobs, HistoryJobs>();
        services.AddTransient<IBulkJobs, BulkJobs>();
        return services;
    }

    /// <summary>Lets this process work on jobs: one server a queue, pumps for each device of the model, and the recurring jobs registered at its start.</summary>
    public static IServiceCollection AddCatalogWorkers(this IServiceCollection services)
    {
        services.AddHostedService<RecurringJobsStart>();
        foreach (var queue in new[] { JobQueues.Import, JobQueues.Export, JobQueues.Model })
        {
            services.AddHangfireServer((provider, options) =>
            {
                options.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{queue}";
                options.Queues = [queue];
                options.WorkerCount = queue == JobQueues.Model ? provider.GetRequiredService<IModelSource>().Devices : 1;
                // A pump gives its items back within this time; the host waits longer than Hangfire does.
                options.StopTimeout = TimeSpan.FromSeconds(10);
                options.ShutdownTimeout = TimeSpan.FromSeconds(15);
                options.CancellationCheckInterval = TimeSpan.FromSeconds(5);
                options.SchedulePollingInterval = TimeSpan.FromSeconds(5);
            });
        }

        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        return services;
    }
}
