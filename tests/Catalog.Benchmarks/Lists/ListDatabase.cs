using Catalog.Jobs.Storage;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>An embedded PostgreSQL with a filled database, as the program runs it (its settings, but for fsync): in a folder that is kept (<c>--data</c>), or a temporary one.</summary>
internal sealed class ListDatabase : IAsyncDisposable
{
    private readonly EmbeddedCluster cluster;
    private readonly string? temporary;

    private ListDatabase(EmbeddedCluster cluster, Database database, string? temporary)
    {
        this.cluster = cluster;
        Database = database;
        this.temporary = temporary;
    }

    public Database Database { get; }

    /// <summary>Opens one with so many texts; fills it where it is empty, or was cut off while that was done.</summary>
    /// <exception cref="InvalidOperationException">The folder holds another number of texts.</exception>
    public static async Task<ListDatabase> OpenAsync(string? folder, int texts, Action<string> say)
    {
        var root = folder ?? Path.Combine(Path.GetTempPath(), $"catalog-lists-{Guid.NewGuid():N}");
        var cluster = await EmbeddedCluster.JoinAsync(new DataFolder(root), durable: false, NullLogger.Instance, CancellationToken.None);
        var connection = cluster.Connection;
        connection.Database = "lists";
        connection.CommandTimeout = 0;
        var database = await Database.OpenAsync(connection, null, NullLogger.Instance, CancellationToken.None);
        var opened = new ListDatabase(cluster, database, folder is null ? root : null);
        await using var one = await database.Source.OpenConnectionAsync();
        var found = await one.ExecuteScalarAsync<long?>("select max(id) from copy") ?? 0;
        if (found != 0 && found != texts) throw new InvalidOperationException($"{root} holds {found} texts, not {texts}");
        await one.ExecuteAsync("alter system set max_wal_size = '8GB'");
        await one.ExecuteAsync("select pg_reload_conf()");
        if (!await IsFilledAsync(one)) await new ListShop(database.Source, texts).FillAsync(say);
        await one.ExecuteAsync("alter system reset max_wal_size");
        await one.ExecuteAsync("select pg_reload_conf()");
        return opened;
    }

    private static async Task<bool> IsFilledAsync(NpgsqlConnection connection) =>
        await connection.ExecuteScalarAsync<bool>("select to_regclass('list_step') is not null")
        && await connection.ExecuteScalarAsync<bool>("select exists (select from list_step where name = @Done)", new { ListShop.Done });

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await cluster.DisposeAsync();
        if (temporary is not null) Directory.Delete(temporary, recursive: true);
    }
}
