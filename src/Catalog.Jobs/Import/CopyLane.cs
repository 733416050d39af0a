using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Rows that go to one table by binary COPY. One COPY at a time runs on a connection, so they wait until there are many.</summary>
internal abstract class CopyLane
{
    /// <summary>From how many rows on a COPY of their own is worth it.</summary>
    public const int Enough = 4096;

    /// <summary>How many rows wait.</summary>
    public abstract int Waiting { get; }

    /// <summary>The COPY command.</summary>
    public abstract string Command { get; }

    /// <summary>Writes the rows that wait.</summary>
    public abstract Task WriteAsync(NpgsqlBinaryImporter writer, CancellationToken ct);
}

/// <summary>A lane with its rows.</summary>
/// <param name="command">The COPY command.</param>
/// <param name="write">Writes one of them, as a row or several.</param>
internal sealed class CopyLane<T>(string command, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write) : CopyLane
{
    private readonly List<T> rows = [];

    public override int Waiting => rows.Count;

    public override string Command => command;

    /// <summary>Adds rows.</summary>
    public void Add(IReadOnlyCollection<T> more) => rows.AddRange(more);

    public override async Task WriteAsync(NpgsqlBinaryImporter writer, CancellationToken ct)
    {
        foreach (var row in rows) await write(writer, row, ct);
        rows.Clear();
    }
}
