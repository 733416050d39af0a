using Dapper;
using Npgsql;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>An import as its pages show it; see <c>import</c> in the schema.</summary>
public sealed class ImportView
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The file's name, for display.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The file's header.</summary>
    public string[] Columns { get; init; } = [];

    /// <summary>running, finished or failed.</summary>
    public string State { get; init; } = "";

    /// <summary>Data rows of the file.</summary>
    public int Rows { get; init; }

    /// <summary>Products that the rows gave.</summary>
    public int Items { get; init; }

    /// <summary>Products that weren't there before.</summary>
    public int Added { get; init; }

    /// <summary>Products that were there and differ.</summary>
    public int Changed { get; init; }

    /// <summary>Products that were there like this.</summary>
    public int Unchanged { get; init; }

    /// <summary>Rows that could not be used.</summary>
    public int Rejected { get; init; }

    /// <summary>Remarks about the file.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The account.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True while it works.</summary>
    public bool IsRunning => State == "running";
}

/// <summary>A row of a file that could not be used.</summary>
public sealed class RejectView
{
    /// <summary>The line in the file; 1 is the header.</summary>
    public int Line { get; init; }

    /// <summary>The column that is wrong; empty: the row as a whole.</summary>
    public string ColumnName { get; init; } = "";

    /// <summary>no-key, duplicate-key, no-title …</summary>
    public string Code { get; init; } = "";

    /// <summary>What is wrong.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What to do.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The row as it came, in the order of the file's columns.</summary>
    public string[] Cells { get; init; } = [];
}

/// <summary>Reads imports.</summary>
public sealed class ImportQueries(NpgsqlDataSource source)
{
    private const string Columns =
        """
        id, file_name, columns, state, rows, items, added, changed, unchanged, rejected, notes, error,
        started_by, started_at, finished_at
        """;

    /// <summary>Imports before <paramref name="before"/> (null: the newest), the newest first.</summary>
    public async Task<IReadOnlyList<ImportView>> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<ImportView>(new CommandDefinition(
            $"select {Columns} from import where @before::bigint is null or id < @before order by id desc limit @limit",
            new { before, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }

    /// <summary>An import; null where there is none.</summary>
    public async Task<ImportView?> GetAsync(long id, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ImportView>(new CommandDefinition(
            $"select {Columns} from import where id = @id",
            new { id },
            cancellationToken: cancellation));
    }

    /// <summary>Rejected rows behind a line, in the file's order.</summary>
    public async Task<IReadOnlyList<RejectView>> RejectsAsync(long id, int afterLine, int limit, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<RejectView>(new CommandDefinition(
            """
            select line, column_name, code, reason, hint, cells from import_reject
            where import_id = @id and line > @afterLine order by line limit @limit
            """,
            new { id, afterLine, limit },
            cancellationToken: cancellation));
        return rows.AsList();
    }
}
