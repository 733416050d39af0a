namespace Catalog.Jobs.Import.Tables;

/// <summary>
/// A table of text: a CSV file, a sheet of a workbook, a feed, a query, or another table seen through a dialect or a mapping. All that imports reads one.
/// </summary>
public interface ITable : IAsyncDisposable
{
    /// <summary>What it was read as.</summary>
    TableFormat Format { get; }

    /// <summary>The column names, without spaces around them.</summary>
    IReadOnlyList<string> Header { get; }

    /// <summary>The column names of the file itself: what rejects are given back in. The same as <see cref="Header"/> but for a dialect or a mapping.</summary>
    IReadOnlyList<string> SourceHeader { get; }

    /// <summary>About how much there is to read: bytes where it is a file, else 0.</summary>
    long Bytes { get; }

    /// <summary>The rows below the header, blank ones left out. May be called several times, one after another.</summary>
    /// <param name="progress">Told now and then how many of <see cref="Bytes"/> are read.</param>
    /// <exception cref="RefusedFileException">The table turns out to be broken; the message names line and column.</exception>
    IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, CancellationToken ct);
}
