using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Storage;

/// <summary>
/// Our own PostgreSQL in the data folder, for as long as any process uses it: the first starts it, the last to leave stops it. Docs: docs/storage.md.
/// </summary>
/// <remarks>
/// Two lock files carry that. <c>cluster.lock</c> is held exclusively while somebody starts or stops; <c>cluster.users</c> is shared by
/// all who use it, so whoever can lock it exclusively on leaving was the last.
/// </remarks>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DataFolder folder;
    private readonly ClusterServer server;
    private readonly ILogger logger;
    private FileStream? lease;

    private EmbeddedCluster(DataFolder folder, ClusterServer server, FileStream lease, ILogger logger)
    {
        this.folder = folder;
        this.server = server;
        this.lease = lease;
        this.logger = logger;
    }

    /// <summary>How to reach the cluster's database <c>postgres</c>, as its superuser, through a Unix socket.</summary>
    public NpgsqlConnectionStringBuilder Connection => server.Connection();

    /// <summary>Joins those who use the folder's cluster, after making and starting it where needed.</summary>
    /// <param name="folder">The data folder; made where it is missing.</param>
    /// <param name="durable">False turns fsync off: for tests alone, a crash of the machine then loses the cluster.</param>
    /// <param name="logger">Told about starts and stops.</param>
    /// <exception cref="ClusterException">It can't run here; the message says what to do.</exception>
    public static async Task<EmbeddedCluster> JoinAsync(DataFolder folder, bool durable, ILogger logger, CancellationToken ct)
    {
        folder.Create();
        await using var starting = await FolderLock.ExclusiveAsync(LockFile(folder), Patience, ct);
        var server = await ClusterServer.PrepareAsync(folder, durable, logger, ct);
        await server.StartAsync(ct);
        return new(folder, server, FolderLock.Shared(UsersFile(folder)), logger);
    }

    /// <summary>Leaves; stops the cluster where nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref lease, null) is not { } held) return;
        try
        {
            await using var stopping = await FolderLock.ExclusiveAsync(LockFile(folder), Patience, CancellationToken.None);
            await held.DisposeAsync();
            await using var last = FolderLock.TryExclusive(UsersFile(folder));
            if (last is not null) await server.StopAsync(CancellationToken.None);
        }
        catch (ClusterException exception)
        {
            // The next process to join finds the cluster running and uses it: nothing is lost.
            await held.DisposeAsync();
            Log.ClusterNotStopped(logger, folder.Postgres, exception);
        }
    }

    private static string LockFile(DataFolder folder) => Path.Combine(folder.Root, "cluster.lock");

    private static string UsersFile(DataFolder folder) => Path.Combine(folder.Root, "cluster.users");
}
