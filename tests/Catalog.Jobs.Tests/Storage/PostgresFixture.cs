using Catalog.Jobs.Storage;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Catalog.Jobs.Tests.Storage;

/// <summary>
/// One PostgreSQL for all tests of an assembly: a throw-away cluster, or the server that CATALOG_TEST_PG names.
/// It starts with the first test that asks for a database; databases are copies of a template that was migrated once.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string root = Path.Combine(Path.GetTempPath(), $"catalog-tests-{Guid.NewGuid():N}");
    private readonly string template = $"template_{Guid.NewGuid():N}";
    private readonly SemaphoreSlim starting = new(1);
    private EmbeddedCluster? cluster;
    private NpgsqlConnectionStringBuilder? server;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A fresh, migrated database. Dispose it to drop it.</summary>
    public async Task<TestDatabase> CreateAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await StartAsync(ct);
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name} template {template}", ct);
        return new TestDatabase(this, name, ConnectionTo(name).ConnectionString);
    }

    /// <summary>How to reach a database of the server, which need not exist.</summary>
    public async Task<NpgsqlConnectionStringBuilder> ConnectionToNewAsync()
    {
        await StartAsync(TestContext.Current.CancellationToken);
        return ConnectionTo($"test_{Guid.NewGuid():N}");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await DropAsync(template);
        if (cluster is not null) await cluster.DisposeAsync();
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        starting.Dispose();
    }

    internal Task DropAsync(string name) => ExecuteAsync($"drop database if exists {name} with (force)", CancellationToken.None);

    private NpgsqlConnectionStringBuilder ConnectionTo(string database) => new(server!.ConnectionString) { Database = database, MaxPoolSize = 20 };

    private async Task StartAsync(CancellationToken ct)
    {
        await starting.WaitAsync(ct);
        try
        {
            if (server is not null) return;
            var given = Environment.GetEnvironmentVariable("CATALOG_TEST_PG");
            if (string.IsNullOrEmpty(given)) cluster ??= await EmbeddedCluster.JoinAsync(new DataFolder(root), durable: false, NullLogger.Instance, ct);
            var found = cluster?.Connection ?? new NpgsqlConnectionStringBuilder(given);
            // Without a pool: a template can't be copied while anybody is connected to it.
            var connection = new NpgsqlConnectionStringBuilder(found.ConnectionString) { Database = template, Pooling = false };
            await using var migrated = await Database.OpenAsync(connection, null, NullLogger.Instance, ct);
            server = found;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server!.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A database of its own for a test or a class of tests.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresFixture fixture;
    private readonly string name;

    internal TestDatabase(PostgresFixture fixture, string name, string connectionString)
    {
        this.fixture = fixture;
        this.name = name;
        Database = Database.Opened(connectionString);
    }

    /// <summary>The database as the program opens it.</summary>
    public Database Database { get; }

    /// <summary>Its connections.</summary>
    public NpgsqlDataSource Source => Database.Source;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await fixture.DropAsync(name);
    }
}
