using Dapper;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>
/// The steps that fill a database, each a transaction with a note of its own: filling that was cut off goes on where it stopped, and what is half filled is never
/// taken for whole.
/// </summary>
internal sealed class ListSteps(NpgsqlDataSource source, Action<string> say)
{
    /// <summary>Makes the notes where there are none.</summary>
    public async Task PrepareAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            create table if not exists list_step (name text primary key, done_at timestamptz not null default now());
            create table if not exists list_index (name text primary key, definition text not null)
            """);
    }

    /// <summary>Does a step, unless it was done: on a connection of its own, with no trigger and no foreign key looked at.</summary>
    public async Task DoAsync(string name, Func<NpgsqlConnection, Task> step)
    {
        await using var connection = await source.OpenConnectionAsync();
        if (await connection.ExecuteScalarAsync<bool>("select exists (select from list_step where name = @name)", new { name })) return;
        say(name);
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("set local session_replication_role = replica; set local maintenance_work_mem = '2GB'; set local synchronous_commit = off");
        await step(connection);
        await connection.ExecuteAsync("insert into list_step (name) values (@name)", new { name });
        await transaction.CommitAsync();
    }
}
