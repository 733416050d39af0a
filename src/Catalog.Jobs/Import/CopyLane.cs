namespace Catalog.Jobs.Import;

/// <summary>Rows that go to one table by binary COPY. One COPY at a time runs on a connection, so they wait until there are many.</summary>
/// <param name="command">The COPY command.</param>
internal sealed class CopyLane(string command)
{
    /// <summary>From how many rows on a COPY of their own is worth it.</summary>
    public const int Enough = 4096;

    private readonly Queue<CopyRows> waiting = new();

    /// <summary>How many rows wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>The COPY command.</summary>
    public string Command => command;

    /// <summary>Adds rows, which are the lane's then.</summary>
    public void Add(CopyRows rows)
    {
        if (rows.Count == 0) return;
        waiting.Enqueue(rows);
        Waiting += rows.Count;
    }

    /// <summary>Writes the rows that wait.</summary>
    public async Task WriteAsync(Stream copy, CancellationToken ct)
    {
        while (waiting.TryDequeue(out var rows))
        {
            Waiting -= rows.Count;
            await copy.WriteAsync(rows.Bytes, ct);
            rows.Release();
        }
    }
}
