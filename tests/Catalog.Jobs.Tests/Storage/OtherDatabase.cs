using Dapper;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Storage;

/// <summary>A shop's own database on the tests' server; its connection string stands in an environment variable, as for the program.</summary>
internal sealed class OtherDatabase : IAsyncDisposable
{
    private readonly PostgresFixture fixture;
    private readonly string name;

    private OtherDatabase(PostgresFixture fixture, NpgsqlConnectionStringBuilder connection)
    {
        this.fixture = fixture;
        name = connection.Database!;
        Source = NpgsqlDataSource.Create(connection.ConnectionString);
        Environment.SetEnvironmentVariable(Variable, connection.ConnectionString);
    }

    /// <summary>The name of the environment variable.</summary>
    public string Variable { get; } = $"SHOP_{Guid.NewGuid():N}";

    public NpgsqlDataSource Source { get; }

    public static async Task<OtherDatabase> CreateAsync(PostgresFixture postgres, string schema)
    {
        var connection = await postgres.ConnectionToNewAsync();
        await using (var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString))
        {
            await admin.ExecuteAsync(new CommandDefinition($"create database {connection.Database}", cancellationToken: TestContext.Current.CancellationToken));
        }

        var other = new OtherDatabase(postgres, connection);
        await other.ExecuteAsync(schema);
        return other;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, cancellationToken: TestContext.Current.CancellationToken));
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        await Source.DisposeAsync();
        await fixture.DropAsync(name);
    }
}
