using System.Runtime.CompilerServices;

namespace Catalog.Jobs.Import.Tables;

/// <summary>A CSV file as a table.</summary>
internal sealed class CsvTable(string path, SourceText text, CsvDialect dialect) : ITable
{
    public TableFormat Format { get; } = new(text.Encoding, dialect.Delimiter, null);

    public IReadOnlyList<string> Header => dialect.Header;

    public IReadOnlyList<string> SourceHeader => dialect.Header;

    public long Bytes { get; } = new FileInfo(path).Length;

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var isHeader = true;
        await foreach (var row in CsvSource.ReadAsync(path, dialect.Delimiter, ct))
        {
            if (!isHeader) yield return row;
            isHeader = false;
        }

        progress?.Report(Bytes);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
