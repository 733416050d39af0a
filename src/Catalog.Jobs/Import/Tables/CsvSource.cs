using System.Runtime.CompilerServices;
using CsvHelper;

namespace Catalog.Jobs.Import.Tables;

/// <summary>Reads a CSV file record by record.</summary>
internal static class CsvSource
{
    // A quotation mark that is never closed makes the rest of the file one cell: past this it isn't worth reading on.
    private const int LargestRecord = 16 * 1024 * 1024;

    /// <summary>The records, blank lines left out, the header first.</summary>
    /// <param name="file">A file in UTF-8; a byte order mark is no part of the first cell.</param>
    /// <exception cref="RefusedFileException">A quotation mark is opened and never closed.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(string file, char delimiter, [EnumeratorCancellation] CancellationToken ct)
    {
        var garbled = new HashSet<long>();
        await using var reader = CsvReader.FromFile(file, CsvReaderOptions.Default with
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            OnMalformedRecord = record => Note(record, garbled),
        });
        while (await NextAsync(reader, ct))
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
            var record = new TableRow((int)reader.LineNumber, cells, garbled.Remove(reader.LineNumber));
            if (!record.IsBlank) yield return record;
        }
    }

    private static async Task<bool> NextAsync(CsvReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadAsync(ct);
        }
        catch (CsvFormatException exception)
        {
            throw Unclosed(exception.LineNumber);
        }
    }

    private static void Note(CsvMalformedRecord record, HashSet<long> garbled)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote) throw Unclosed(record.LineNumber);
        // A mark inside of a cell without marks around it is just a letter: 24" monitor.
        if (record.Reason != CsvMalformedReason.StrayQuote) garbled.Add(record.LineNumber);
    }

    private static RefusedFileException Unclosed(long line) => new(
        $"A quotation mark in the row that starts in line {line} is never closed, so everything after it would be one cell. " +
        "Close it, or double it where it belongs to the text.");
}
