using Catalog.Jobs.Catalogs;
using Hangfire;
using Microsoft.Extensions.Hosting;

namespace Catalog.Jobs.Schedule;

/// <summary>The recurring jobs, as the catalogue wants them.</summary>
public sealed class RecurringJobs(IRecurringJobManagerV2 jobs)
{
    /// <summary>The nightly refresh's id.</summary>
    public const string NightlyRefresh = "nightly-refresh";

    /// <summary>The id of the look for runs that nobody works on.</summary>
    public const string OpenRuns = "open-runs";

    /// <summary>The id of the look for uploaded files that nobody came back to.</summary>
    public const string OldDrafts = "old-drafts";

    /// <summary>The id of the look into the drop folder.</summary>
    public const string DropFolder = "drop-folder";

    /// <summary>The id of the job that keeps the audit log and the daily figures.</summary>
    public const string History = "history";

    /// <summary>Brings the recurring jobs up to date.</summary>
    /// <param name="schedule">When the nightly refresh starts; null: not by itself.</param>
    public void Apply(NightlySchedule? schedule)
    {
        jobs.AddOrUpdate<INightlyJobs>(
            OpenRuns, job => job.SweepAsync(CancellationToken.None), "*/5 * * * *",
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Ignorable });
        jobs.AddOrUpdate<IDraftJobs>(
            OldDrafts, job => job.SweepAsync(CancellationToken.None), "20 2 * * *",
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed });
        jobs.AddOrUpdate<ISourceJobs>(
            DropFolder, job => job.LookAsync(CancellationToken.None), "* * * * *",
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Ignorable });
        jobs.AddOrUpdate<IHistoryJobs>(
            History, job => job.TendAsync(CancellationToken.None), "* * * * *",
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Ignorable });
        if (schedule is null)
        {
            jobs.RemoveIfExists(NightlyRefresh);
            return;
        }

        // After a night without power one refresh makes up for all that were missed.
        jobs.AddOrUpdate<INightlyJobs>(
            NightlyRefresh, job => job.RefreshAsync(CancellationToken.None), schedule.Cron,
            new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone), MisfireHandling = MisfireHandlingMode.Relaxed });
    }
}

/// <summary>Registers the recurring jobs when a process with workers starts, and wakes a worker for what a killed one left.</summary>
internal sealed class RecurringJobsStart(RecurringJobs recurring, CatalogFolder folder, PumpRequests pumps) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var catalog = folder.Exists ? await folder.LoadAsync(cancellationToken) : null;
        recurring.Apply(catalog?.Definition?.Schedule);
        await pumps.WakeIfOpenAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
