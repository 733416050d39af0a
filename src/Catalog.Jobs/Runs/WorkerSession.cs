using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>
/// A process that works on items. It holds the advisory lock (7041, its id) on a connection of its own: the lock goes with the process, so that a
/// killed one's items can be claimed at once. Leases are renewed on the same connection: where it breaks, <see cref="Lost"/> ends the work.
/// </summary>
public sealed class WorkerSession : IAsyncDisposable
{
    /// <summary>Class of the advisory locks that living workers hold.</summary>
    public const int LockClass = 7041;

    /// <summary>How long a lease lives without renewal, seconds.</summary>
    public const int LeaseSeconds = 60;

    private static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(15);
    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Task renewal;

    private WorkerSession(NpgsqlConnection connection, int id, TimeProvider time)
    {
        this.connection = connection;
        Id = id;
        renewal = RenewAsync(time);
    }

    /// <summary>The row in <c>worker</c>.</summary>
    public int Id { get; }

    /// <summary>Cancelled when the connection broke: others may have the items now.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Registers this process.</summary>
    public static async Task<WorkerSession> StartAsync(NpgsqlDataSource source, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var id = await connection.ExecuteScalarAsync<int>(new CommandDefinition(
                "insert into worker (machine, process_id) values (@machine, @process) returning id",
                new { machine = Environment.MachineName, process = Environment.ProcessId }, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(
                "select pg_advisory_lock(@LockClass, @id)", new { LockClass, id }, cancellationToken: cancellationToken));
            return new WorkerSession(connection, id, time);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await renewal;
        // The pool's reset on return (DISCARD ALL) would free the lock too, but only when the connection is used again.
        try
        {
            if (!lost.IsCancellationRequested)
                await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_unlock(@LockClass, @Id)", new { LockClass, Id }));
        }
        catch (NpgsqlException)
        {
            // The connection broke since the last renewal, and the lock went with it.
        }

        await connection.DisposeAsync();
        stop.Dispose();
        lost.Dispose();
    }

    private async Task RenewAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(RenewalInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await connection.ExecuteAsync(new CommandDefinition(
                    """
                    with seen as (update worker set seen_at = now() where id = @Id)
                    update work_item set leased_until = now() + make_interval(secs => @LeaseSeconds) where worker_id = @Id and state = 'leased'
                    """,
                    new { Id, LeaseSeconds }));
            }
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
        catch (NpgsqlException)
        {
            await lost.CancelAsync();
        }
    }
}
