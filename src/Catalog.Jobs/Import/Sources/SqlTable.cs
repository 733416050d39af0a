using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;
using Npgsql;

namespace Catalog.Jobs.Import.Sources;

/// <summary>
/// A query on PostgreSQL as a table: its columns by their aliases, values as PostgreSQL writes them, those of an array joined with the column's list separator.
/// Everything is read in one read-only transaction, row by row as the server sends them.
/// </summary>
internal sealed class SqlTable : ITable
{
    private readonly NpgsqlConnection connection;
    private readonly SqlSource source;
    private readonly IReadOnlyDictionary<string, string> lists;
    private readonly bool[] arrays;

    private SqlTable(NpgsqlConnection connection, SqlSource source, IReadOnlyDictionary<string, string> lists, IReadOnlyList<string> header, bool[] arrays) =>
        (this.connection, this.source, this.lists, Header, this.arrays) = (connection, source, lists, header, arrays);

    public TableFormat Format { get; } = new("", null, null);

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<string> SourceHeader => Header;

    public long Bytes => 0;

    /// <summary>Connects and lets the server look at the query.</summary>
    /// <param name="connectionString">In Npgsql's format.</param>
    /// <param name="lists">Column → what separates its values.</param>
    /// <exception cref="RefusedFileException">It can't connect, or the query is wrong.</exception>
    public static async Task<ITable> OpenAsync(SqlSource source, string connectionString, IReadOnlyDictionary<string, string> lists, CancellationToken ct)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "catalog", CommandTimeout = 0 }.ConnectionString);
            await connection.OpenAsync(ct);
            await ExecuteAsync(connection, FormattableString.Invariant($"""
                set default_transaction_read_only = on; set statement_timeout = '{source.TimeoutSeconds}s'; set datestyle = 'ISO'; set timezone = 'UTC';
                begin transaction isolation level repeatable read read only
                """), ct);
            var (header, arrays) = await DescribeAsync(connection, source, ct);
            return new SqlTable(connection, source, lists, header, arrays);
        }
        catch (Exception exception) when (exception is NpgsqlException or ArgumentException or TimeoutException)
        {
            if (connection is not null) await connection.DisposeAsync();
            throw Refused(source, exception);
        }
        catch
        {
            if (connection is not null) await connection.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(source.Query, connection) { UnknownResultTypeList = [.. arrays.Select(isArray => !isArray)] };
        await using var reader = await GuardAsync(() => command.ExecuteReaderAsync(ct));
        // Line 1 is the header, as in a file.
        for (var line = 2; await GuardAsync(() => reader.ReadAsync(ct)); line++)
            yield return new(line, [.. Header.Select((_, i) => Cell(reader, i))]);
    }

    /// <summary>The transaction only read: it goes with its connection.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task<(string[] Header, bool[] Arrays)> DescribeAsync(NpgsqlConnection connection, SqlSource source, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(source.Query, connection);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, ct);
        var columns = Enumerable.Range(0, reader.FieldCount).ToList();
        if (columns.Count == 0) throw new RefusedFileException($"Source {source.Name}: the query gives no columns. It must be a select.");
        return ([.. columns.Select(i => reader.GetName(i).Trim())], [.. columns.Select(i => reader.GetDataTypeName(i).EndsWith("[]", StringComparison.Ordinal))]);
    }

    private string Cell(NpgsqlDataReader reader, int i)
    {
        if (reader.IsDBNull(i)) return "";
        if (!arrays[i]) return reader.GetString(i);
        var values = ((Array)reader.GetValue(i)).Cast<object?>().Select(value => value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture));
        return string.Join(lists.TryGetValue(Header[i], out var separator) ? separator : "; ", values);
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NpgsqlException exception)
        {
            throw Refused(source, exception);
        }
    }

    private static RefusedFileException Refused(SqlSource source, Exception exception) => new(exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => $"The query took longer than {source.TimeoutSeconds} seconds (timeout in catalog.json).",
        PostgresException refused => $"The query failed: {refused.SqlState} {refused.MessageText}",
        ArgumentException wrong => $"{source.Connection} is no connection string: {wrong.Message}",
        _ => $"The server can't be reached: {exception.Message}",
    });

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
