using System.Text;
using CsvHelper;

namespace Catalog.Jobs.Import.Tables;

/// <summary>Steps through a CSV file record by record, blank lines left out. A record's cells are bytes until somebody wants text.</summary>
internal sealed class CsvCursor : IAsyncDisposable
{
    // A quotation mark that is never closed makes the rest of the file one cell: past this it isn't worth reading on.
    private const int LargestRecord = 16 * 1024 * 1024;
    private const int ProgressEvery = 512;
    private const string Advice = "If a quotation mark isn't closed, everything after it is one cell: close it, or double it where it belongs to the text.";

    private readonly HashSet<long> garbled = [];
    private readonly IProgress<long>? progress;
    private readonly Stream stream;
    private readonly FileStream file;
    private readonly CsvReader reader;
    private byte[] bytes = new byte[4096];
    private int[] ends = [];
    private bool isLoaded;
    private int read;

    /// <summary>Opens the file; the header is its first record.</summary>
    /// <param name="progress">Told now and then how many bytes of the file are read.</param>
    public CsvCursor(SourceText text, char delimiter, IProgress<long>? progress)
    {
        this.progress = progress;
        stream = text.Open(out file);
        reader = CsvReader.Create(stream, CsvReaderOptions.Default with
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            OnMalformedRecord = record => Note(record, delimiter, garbled),
        });
    }

    /// <summary>The line on which the record starts; the first is 1.</summary>
    public int Line => (int)reader.LineNumber;

    /// <summary>How many cells it has.</summary>
    public int Count => reader.FieldCount;

    /// <summary>How many bytes it has.</summary>
    public int Length => reader.RawRecord.Length;

    /// <summary>See <see cref="TableRow"/>.</summary>
    public bool IsGarbled { get; private set; }

    /// <summary>Steps to the next record; false: there is none.</summary>
    /// <exception cref="RefusedFileException">A quotation mark is opened and never closed.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        try
        {
            do
            {
                isLoaded = false;
                if (!await reader.ReadAsync(ct)) return false;
                if (++read % ProgressEvery == 0) progress?.Report(file.Position);
                IsGarbled = garbled.Count > 0 && garbled.Remove(reader.LineNumber);
            }
            while (Count == 1 && string.IsNullOrWhiteSpace(reader.GetString(0)));
            return true;
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

    /// <summary>A cell's UTF-8, without the quotation marks around it; valid until the next record. Not certain to be valid UTF-8: the file may have changed.</summary>
    public ReadOnlySpan<byte> Cell(int place)
    {
        if (!isLoaded) Load();
        var start = place == 0 ? 0 : ends[place - 1];
        return bytes.AsSpan(start, ends[place] - start);
    }

    /// <summary>The record as text.</summary>
    public TableRow ToRow()
    {
        var cells = new string[Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return new TableRow(Line, cells, IsGarbled);
    }

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await stream.DisposeAsync();
        await file.DisposeAsync();
    }

    // The reader takes the marks out of a cell every time that it is asked for it.
    private void Load()
    {
        if (ends.Length < Count) ends = new int[Count];
        var length = 0;
        for (var i = 0; i < Count; i++)
        {
            var cell = reader.GetSpan(i);
            if (bytes.Length - length < cell.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + cell.Length));
            cell.CopyTo(bytes.AsSpan(length));
            length += cell.Length;
            ends[i] = length;
        }

        isLoaded = true;
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
}
