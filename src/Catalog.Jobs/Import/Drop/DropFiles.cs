using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drop;

/// <summary>A file as the folder shows it.</summary>
/// <param name="Modified">In whole milliseconds: the database keeps no finer time.</param>
internal sealed record DropFile(string Path, long Bytes, DateTimeOffset Modified)
{
    /// <summary>Looks at a file; null where it is gone.</summary>
    public static DropFile? Of(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists) return null;
        var ticks = info.LastWriteTimeUtc.Ticks;
        return new(path, info.Length, new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero));
    }
}

/// <summary>What a look before saw of a file.</summary>
/// <param name="Problem">Why it is left alone until it changes; null: nothing.</param>
internal sealed record SeenFile(string Path, long Bytes, DateTimeOffset Modified, DateTimeOffset SeenAt, int Attempts, string? Problem)
{
    /// <summary>True where the file looks as it did.</summary>
    public bool Is(DropFile file) => file.Bytes == Bytes && file.Modified == Modified;
}

/// <summary>Table drop_file.</summary>
internal sealed class DropFiles(NpgsqlConnection connection)
{
    /// <summary>What was seen below a folder, by path.</summary>
    public async Task<Dictionary<string, SeenFile>> ReadAsync(string folder, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<SeenFile>(new CommandDefinition(
            "select path, bytes, modified, seen_at, attempts, problem from drop_file where starts_with(path, @folder)",
            new { folder = folder + System.IO.Path.DirectorySeparatorChar }, cancellationToken: ct));
        return rows.ToDictionary(row => row.Path);
    }

    /// <summary>Notes how a file looks.</summary>
    public Task PutAsync(DropFile file, string? problem, DateTimeOffset now, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into drop_file (path, bytes, modified, seen_at, problem) values (@Path, @Bytes, @Modified, @now, @problem)
            on conflict (path) do update set bytes = excluded.bytes, modified = excluded.modified, seen_at = excluded.seen_at, problem = excluded.problem
            """, new { file.Path, file.Bytes, file.Modified, now, problem }, cancellationToken: ct));

    /// <summary>Counts an attempt to import a file.</summary>
    /// <returns>Which one it is: 1, 2, …</returns>
    public Task<int> AttemptAsync(DropFile file, DateTimeOffset now, CancellationToken ct) =>
        connection.QuerySingleAsync<int>(new CommandDefinition("""
            insert into drop_file (path, bytes, modified, seen_at, attempts) values (@Path, @Bytes, @Modified, @now, 1)
            on conflict (path) do update set attempts = drop_file.attempts + 1 returning attempts
            """, new { file.Path, file.Bytes, file.Modified, now }, cancellationToken: ct));

    /// <summary>Forgets files that are no more there.</summary>
    public Task ForgetAsync(IEnumerable<string> paths, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("delete from drop_file where path = any(@paths)", new { paths = paths.ToArray() }, cancellationToken: ct));
}
