using Catalog.Jobs.Runs;
using Dapper;
using Hangfire;
using Npgsql;

namespace Catalog.Jobs.Schedule;

/// <summary>Wakes pumps up.</summary>
public sealed class PumpRequests(IBackgroundJobClientV2 jobs, NpgsqlDataSource source)
{
    /// <summary>Queues one pump for each device of each process that has a model. Where a pump runs already, the new one finds nothing left and ends.</summary>
    public void Wake()
    {
        var devices = jobs.Storage.GetMonitoringApi().Servers().Where(server => server.Queues.Contains(JobQueues.Model)).Sum(server => server.WorkersCount);
        for (var i = 0; i < Math.Max(devices, 1); i++) jobs.Enqueue<IPumpJobs>(job => job.PumpAsync(CancellationToken.None));
    }

    /// <summary>Wakes pumps where a run is open and no living worker is there.</summary>
    public async Task WakeIfOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var idle = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            """
            select exists (select 1 from run where state = 'running') and not exists (
                select 1 from pg_locks where locktype = 'advisory' and classid = @LockClass and objsubid = 2 and granted
                    and database = (select oid from pg_database where datname = current_database()))
            """,
            new { LockClass = (long)WorkerSession.LockClass }, cancellationToken: cancellationToken));
        if (idle) Wake();
    }
}
