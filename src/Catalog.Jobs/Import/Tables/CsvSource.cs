using System.Runtime.CompilerServices;

namespace Catalog.Jobs.Import.Tables;

/// <summary>Reads a CSV file record by record.</summary>
internal static class CsvSource
{
    /// <summary>The records, blank lines left out, the header first.</summary>
    /// <param name="progress">Told now and then how many bytes of the file are read.</param>
    /// <exception cref="RefusedFileException">A quotation mark is opened and never closed.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(SourceText text, char delimiter, IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var cursor = new CsvCursor(text, delimiter, progress);
        while (await cursor.ReadAsync(ct)) yield return cursor.ToRow();
    }
}
