using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Tests.Import.Mappings;

/// <summary>A table of a test: a header and rows, which begin in line 2.</summary>
internal sealed class ListTable(string header, params string[] rows) : ITable
{
    public TableFormat Format { get; } = new("UTF-8", ',', null);

    public IReadOnlyList<string> Header { get; } = header.Split(',');

    public IReadOnlyList<string> SourceHeader => Header;

    public long Bytes => 0;

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var (i, row) in rows.Index()) yield return new(i + 2, row.Split(','));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
