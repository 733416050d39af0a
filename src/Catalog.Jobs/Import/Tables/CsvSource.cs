using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace Catalog.Jobs.Import.Tables;

/// <summary>Reads a CSV file record by record.</summary>
internal static class CsvSource
{
    // A quotation mark that is never closed makes the rest of the file one cell: past this it isn't worth reading on.
    private const int LargestRecord = 16 * 1024 * 1024;
    private const int ProgressEvery = 512;

    /// <summary>The records, blank lines left out, the header first.</summary>
    /// <param name="progress">Told now and then how many bytes of the file are read.</param>
    /// <exception cref="RefusedFileException">A quotation mark is opened and never closed.</exception>
    public static async IAsyncEnumerable<TableRow> ReadAsync(SourceText text, char delimiter, IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var garbled = new HashSet<long>();
        await using var stream = text.Open(out var file);
        await using var reader = CsvReader.Create(stream, CsvReaderOptions.Default with
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            OnMalformedRecord = record => Note(record, delimiter, garbled),
        });
        var read = 0;
        while (await NextAsync(reader, ct))
        {
            if (++read % ProgressEvery == 0) progress?.Report(file.Position);
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
            var record = new TableRow((int)reader.LineNumber, cells, garbled.Count > 0 && garbled.Remove(reader.LineNumber));
            if (!record.IsBlank) yield return record;
        }
    }

    private static async ValueTask<bool> NextAsync(CsvReader reader, CancellationToken ct)
    {
        try
        {
            return await reader.ReadAsync(ct);
        }
        catch (CsvFormatException exception)
        {
            throw new RefusedFileException(
                $"The row that starts in line {exception.LineNumber} is longer than {LargestRecord / 1024 / 1024} MB. {Advice}");
        }
        catch (DecoderFallbackException exception)
        {
            // The file was checked before; it changed since then.
            throw new RefusedFileException($"The file has changed while it was read, behind line {reader.LineNumber}: {exception.Message}");
        }
    }

    private static void Note(CsvMalformedRecord record, char delimiter, HashSet<long> garbled)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
        {
            throw new RefusedFileException(
                $"A quotation mark in the row that starts in line {record.LineNumber} is never closed, in its column {OpenColumn(record.RawRecord, delimiter)}. {Advice}");
        }

        // A mark inside of a cell without marks around it is just a letter: 24" monitor.
        if (record.Reason != CsvMalformedReason.StrayQuote) garbled.Add(record.LineNumber);
    }

    // The column whose quotation mark stays open; the first is 1.
    private static int OpenColumn(string record, char delimiter)
    {
        var (column, quoted, atStart) = (1, false, true);
        foreach (var letter in record)
        {
            if (letter == '"') quoted = quoted || atStart ? !quoted : quoted;
            else if (letter == delimiter && !quoted) column++;
            atStart = letter == delimiter || (letter == '"' && !quoted);
        }

        return column;
    }

    private const string Advice = "If a quotation mark isn't closed, everything after it is one cell: close it, or double it where it belongs to the text.";
}
