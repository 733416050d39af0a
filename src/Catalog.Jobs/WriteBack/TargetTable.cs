using Catalog.Jobs.Catalogs;
using Npgsql;

namespace Catalog.Jobs.WriteBack;

/// <summary>A row of the table: its version and our columns' texts, empty where they are null.</summary>
internal sealed record TargetRow(string Token, IReadOnlyDictionary<string, string> Cells);

/// <summary>What is to be written into a row that still has this version.</summary>
/// <param name="Cells">Column → text, only what changes.</param>
/// <param name="Before">Column → text as we know it: a change that left the version alone is seen by it.</param>
internal sealed record TargetWrite(string Key, string Token, IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string> Before);

/// <summary>The table that a channel writes into, in its own database.</summary>
internal sealed class TargetTable : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly TargetShape shape;

    private TargetTable(NpgsqlConnection connection, TargetShape shape) => (this.connection, this.shape) = (connection, shape);

    /// <summary>The table as it is.</summary>
    public TargetShape Shape => shape;

    /// <summary>Connects and looks at the table.</summary>
    /// <returns>The table, or what is wrong.</returns>
    public static async Task<(TargetTable? Table, string? Problem)> OpenAsync(SqlTarget target, CancellationToken ct)
    {
        var given = Environment.GetEnvironmentVariable(target.Connection);
        if (string.IsNullOrWhiteSpace(given)) return (null, $"The environment variable {target.Connection}, which holds the connection string, is not set.");
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(given) { Pooling = false, ApplicationName = "catalog" }.ConnectionString);
            await connection.OpenAsync(ct);
            // A version is compared as text: it must always be written the same way.
            await using (var settings = new NpgsqlCommand("set lock_timeout = '10s'; set statement_timeout = '5min'; set datestyle = 'ISO'; set timezone = 'UTC'", connection))
            {
                await settings.ExecuteNonQueryAsync(ct);
            }

            var (shape, problem) = await TargetInspection.RunAsync(connection, target, ct);
            if (shape is not null) return (new(connection, shape), null);
            await connection.DisposeAsync();
            return (null, problem);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or TimeoutException)
        {
            if (connection is not null) await connection.DisposeAsync();
            return (null, exception is ArgumentException ? $"{target.Connection} is no connection string: {exception.Message}" : $"The database of {target.Connection} can't be used: {exception.Message}");
        }
    }

    /// <summary>The rows with these keys; keys that no row has are left out.</summary>
    public async Task<IReadOnlyDictionary<string, TargetRow>> ReadAsync(IEnumerable<string> keys, CancellationToken ct)
    {
        var columns = shape.Columns.Keys.ToList();
        await using var command = new NpgsqlCommand($"""
            select t.{shape.Key}::text, {shape.Token}, {string.Join(", ", columns.Select(column => $"coalesce(t.{TargetShape.Quote(column)}::text, '')"))}
            from {shape.Table} t where t.{shape.Key} = any ($1::text[]::{shape.KeyType}[])
            """, connection);
        command.Parameters.Add(new() { Value = keys.Where(shape.CanBeKey).ToArray() });
        var rows = new Dictionary<string, TargetRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows[reader.GetString(0)] = new(reader.GetString(1), columns.Index().ToDictionary(column => column.Item, column => reader.GetString(column.Index + 2)));

        return rows;
    }

    /// <summary>Writes rows that still have their version, each column only where it changes, in a transaction for all that change the same columns.</summary>
    /// <returns>Key → the version that the row has now; a row whose version was another, or that is gone, isn't in it. Key → why the database refused the row.</returns>
    public async Task<(IReadOnlyDictionary<string, string> Written, IReadOnlyDictionary<string, string> Refused)> WriteAsync(IReadOnlyList<TargetWrite> writes, CancellationToken ct)
    {
        var (written, refused) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var group in writes.Where(write => shape.CanBeKey(write.Key)).GroupBy(write => string.Join('\0', shape.Columns.Keys.Where(write.Cells.ContainsKey))))
        {
            try
            {
                await UpdateAsync([.. group], written, ct);
            }
            catch (PostgresException)
            {
                // One of them is at fault: each for itself.
                foreach (var write in group) await WriteOneAsync(write, written, refused, ct);
            }
        }

        return (written, refused);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task WriteOneAsync(TargetWrite write, Dictionary<string, string> written, Dictionary<string, string> refused, CancellationToken ct)
    {
        try
        {
            await UpdateAsync([write], written, ct);
        }
        catch (PostgresException exception)
        {
            refused[write.Key] = exception.SqlState == PostgresErrorCodes.LockNotAvailable
                ? "Somebody else holds the row for longer than 10 seconds."
                : $"The database refuses the texts: {exception.SqlState} {exception.MessageText}";
        }
    }

    private async Task UpdateAsync(IReadOnlyList<TargetWrite> writes, Dictionary<string, string> written, CancellationToken ct)
    {
        var columns = shape.Columns.Keys.Where(writes[0].Cells.ContainsKey).ToList();
        var set = columns.Select((column, i) => $"{TargetShape.Quote(column)} = v.c{i}").Concat(shape.Bump is { } bump ? [bump] : []);
        var parameters = string.Concat(columns.Select((_, i) => $", ${(2 * i) + 3}::text[], ${(2 * i) + 4}::text[]"));
        var names = string.Concat(columns.Select((_, i) => $", c{i}, b{i}"));
        var unchanged = string.Concat(columns.Select((column, i) => $" and coalesce(t.{TargetShape.Quote(column)}::text, '') = v.b{i}"));
        await using var command = new NpgsqlCommand($"""
            update {shape.Table} as t set {string.Join(", ", set)}
            from unnest($1::text[]::{shape.KeyType}[], $2::text[]{parameters}) as v (k, token{names})
            where t.{shape.Key} = v.k and {shape.Token} = v.token{unchanged}
            returning t.{shape.Key}::text, {shape.Token}
            """, connection);
        command.Parameters.Add(new() { Value = writes.Select(write => write.Key).ToArray() });
        command.Parameters.Add(new() { Value = writes.Select(write => write.Token).ToArray() });
        foreach (var column in columns)
        {
            command.Parameters.Add(new() { Value = writes.Select(write => write.Cells[column]).ToArray() });
            command.Parameters.Add(new() { Value = writes.Select(write => write.Before.GetValueOrDefault(column, "")).ToArray() });
        }

        var done = new List<(string Key, string Token)>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) done.Add((reader.GetString(0), reader.GetString(1)));
        }

        foreach (var (key, token) in done) written[key] = token;
    }
}
