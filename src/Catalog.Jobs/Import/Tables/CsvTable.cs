using System.Runtime.CompilerServices;

namespace Catalog.Jobs.Import.Tables;

/// <summary>A CSV file as a table.</summary>
internal sealed class CsvTable(SourceText text, CsvLayout layout) : ITable
{
    public TableFormat Format { get; } = new(text.Encoding, layout.Delimiter, null) { Decimals = layout.Decimals };

    public IReadOnlyList<string> Header => layout.Header;

    public IReadOnlyList<string> SourceHeader => layout.Header;

    public long Bytes { get; } = new FileInfo(text.Path).Length;

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var before = layout.HeaderRecords;
        await foreach (var row in CsvSource.ReadAsync(text, layout.Delimiter, progress, ct))
        {
            if (before > 0) before--;
            else yield return HeaderRow.Checked(row, layout.Header);
        }

        progress?.Report(Bytes);
    }

    /// <summary>Steps through the file; <see cref="SkipHeaderAsync"/> leads to the first row.</summary>
    public CsvCursor Open(IProgress<long>? progress) => new(text, layout.Delimiter, progress);

    /// <summary>Steps over what comes before the rows.</summary>
    public async Task SkipHeaderAsync(CsvCursor cursor, CancellationToken ct)
    {
        for (var before = layout.HeaderRecords; before > 0; before--) await cursor.ReadAsync(ct);
    }

    /// <summary>A record as text, as <see cref="ReadAsync"/> has it.</summary>
    public TableRow RowOf(CsvCursor cursor) => HeaderRow.Checked(cursor.ToRow(), layout.Header);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
