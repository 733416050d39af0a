using Catalog.Jobs.Storage;
using Dapper;
using DbUp.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace Catalog.Jobs.Tests.Storage;

public sealed class MigratorTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_openers_of_a_missing_database_all_find_it_migrated()
    {
        var connection = (await postgres.ConnectionToNewAsync()).ConnectionString;
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => Database.OpenAsync(new DataFolder("/nowhere"), connection, NullLogger.Instance, Token), Token)));

        foreach (var database in opened)
        {
            await using var session = await database.Source.OpenConnectionAsync(Token);
            Assert.Equal(Migrator.Scripts.Count, await session.ExecuteScalarAsync<int>("select count(*)::int from schema_script"));
            Assert.True(await session.ExecuteScalarAsync<int>("select version from hangfire.schema") > 0);
            await database.DisposeAsync();
        }

        await postgres.DropAsync(new NpgsqlConnectionStringBuilder(connection).Database!);
    }

    [Fact]
    public async Task A_script_that_was_edited_after_it_was_applied_is_refused()
    {
        await using var database = await postgres.CreateAsync();
        var edited = Migrator.Scripts.Select(script => new SqlScript(script.Name, script.Contents + "\n-- edited")).ToArray();
        var exception = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, edited));
        Assert.Contains(edited[0].Name, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_this_version_does_not_know_is_refused()
    {
        await using var database = await postgres.CreateAsync();
        await MigrateAsync(database, [.. Migrator.Scripts, new SqlScript("9999-01-01_01_newer.sql", "create table newer (id int)")]);
        var exception = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, [.. Migrator.Scripts]));
        Assert.Contains("9999-01-01_01_newer.sql", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_behind()
    {
        await using var database = await postgres.CreateAsync();
        SqlScript[] scripts = [.. Migrator.Scripts, new SqlScript("9999-01-01_01_bad.sql", "create table half (id int); select 1 / 0;")];
        var exception = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, scripts));
        Assert.Contains("9999-01-01_01_bad.sql", exception.Message, StringComparison.Ordinal);
        await using var session = await database.Source.OpenConnectionAsync(Token);
        Assert.Null(await session.ExecuteScalarAsync<string?>("select to_regclass('half')::text"));
        await MigrateAsync(database, [.. Migrator.Scripts]);
    }

    [Fact]
    public async Task Timestamps_and_json_go_both_ways_through_Dapper()
    {
        await using var database = await postgres.CreateAsync();
        await using var session = await database.Source.OpenConnectionAsync(Token);
        var at = new DateTimeOffset(2026, 11, 24, 3, 30, 0, TimeSpan.FromHours(1));
        var row = await session.QuerySingleAsync<Row>("select @At::timestamptz as started_at, @Json as facts, null::timestamptz as finished_at", new { At = at, Json = Jsonb.Of(new { Key = "é" }) });
        Assert.Equal(at, row.StartedAt);
        Assert.Null(row.FinishedAt);
        Assert.Equal("""{"key": "é"}""", row.Facts);
    }

    private sealed record Row(DateTimeOffset StartedAt, string Facts, DateTimeOffset? FinishedAt);

    private static Task MigrateAsync(TestDatabase database, SqlScript[] scripts) =>
        new Migrator(database.Database.ConnectionString, NullLogger.Instance).MigrateAsync(scripts, Token);
}
