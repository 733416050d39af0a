using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Storage;

/// <summary>The catalogue's database, migrated and open: one per process. Disposal leaves the embedded cluster.</summary>
public sealed class Database : IAsyncDisposable
{
    // Several processes (serve, work, import …) share the embedded cluster's 200 connections.
    private const int PoolSize = 40;

    private const string Example = "It looks like this: Host=db.example;Username=catalog;Password=…;Database=catalog";

    private readonly EmbeddedCluster? cluster;

    private Database(string connectionString, EmbeddedCluster? cluster)
    {
        ConnectionString = connectionString;
        Source = NpgsqlDataSource.Create(connectionString);
        this.cluster = cluster;
    }

    /// <summary>The one pool of connections; Hangfire shares it.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>How <see cref="Source"/> connects. It carries a password: never print it.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens the database: starts the embedded cluster where no server is given, makes the database where it is missing, and migrates.</summary>
    /// <param name="folder">The data folder, for the embedded cluster.</param>
    /// <param name="connectionString">CATALOG_DB (Npgsql's format); null or empty: the embedded cluster.</param>
    /// <exception cref="ClusterException">The embedded cluster can't run, or the given connection string or server can't be used.</exception>
    /// <exception cref="MigrationException">The schema doesn't fit this program.</exception>
    public static async Task<Database> OpenAsync(DataFolder folder, string? connectionString, ILogger logger, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(connectionString)) return await OpenAsync(Parse(connectionString), null, logger, ct);
        var cluster = await EmbeddedCluster.JoinAsync(folder, durable: true, logger, ct);
        try
        {
            var connection = cluster.Connection;
            connection.Database = "catalog";
            return await OpenAsync(connection, cluster, logger, ct);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a database of a server.</summary>
    internal static async Task<Database> OpenAsync(NpgsqlConnectionStringBuilder connection, EmbeddedCluster? cluster, ILogger logger, CancellationToken ct)
    {
        if (!connection.ContainsKey("Maximum Pool Size")) connection.MaxPoolSize = PoolSize;
        connection.ApplicationName ??= "catalog";
        await DatabaseCreation.EnsureAsync(connection, ct);
        await new Migrator(connection.ConnectionString, logger).MigrateAsync(Migrator.Scripts, ct);
        return new(connection.ConnectionString, cluster);
    }

    /// <summary>A database that is migrated already, for tests.</summary>
    internal static Database Opened(string connectionString) => new(connectionString, null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (cluster is not null) await cluster.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrEmpty(builder.Host)) throw new ClusterException($"CATALOG_DB names no host. {Example}");
            builder.Database ??= "catalog";
            return builder;
        }
        catch (ArgumentException exception)
        {
            throw new ClusterException($"CATALOG_DB is no connection string: {exception.Message} {Example}", exception);
        }
    }
}
