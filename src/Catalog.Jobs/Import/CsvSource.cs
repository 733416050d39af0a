using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Catalog.Jobs.Import;

/// <summary>Reads a CSV file record by record.</summary>
internal static class CsvSource
{
    // A quotation mark that is never closed makes the rest of the file one cell: past this it isn't worth reading on.
    private const int LargestCell = 4 * 1024 * 1024;

    /// <summary>The records, blank lines left out, the header first.</summary>
    /// <exception cref="RefusedFileException">A quotation mark is opened and never closed.</exception>
    public static async IAsyncEnumerable<CsvRecord> ReadAsync(TextReader text, string delimiter, [EnumeratorCancellation] CancellationToken ct)
    {
        var stray = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            IgnoreBlankLines = false, // Or line numbers would not be those of the file.
            BadDataFound = _ => stray = true,
            MaxFieldSize = LargestCell,
        }, leaveOpen: true);

        var line = 1;
        var isOpen = false;
        CsvRecord? waiting = null;
        while (await NextAsync(parser, line))
        {
            ct.ThrowIfCancellationRequested();
            if (waiting is not null) yield return waiting;
            stray = false;
            var cells = parser.Record!; // Looking at the cells is what finds stray marks.
            var record = new CsvRecord(line, cells, stray);
            isOpen = stray && parser.RawRecord.AsSpan().Count('"') % 2 == 1;
            waiting = record.IsBlank ? null : record;
            line = parser.RawRow + 1;
        }

        // Only at the end is it sure that no mark follows.
        if (isOpen) throw Unclosed(waiting!.Line);
        if (waiting is not null) yield return waiting;
    }

    /// <summary>Opens a file for <see cref="ReadAsync"/>; a byte order mark is taken away.</summary>
    public static StreamReader Open(string file) => new(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, new FileStreamOptions
    {
        Access = FileAccess.Read,
        BufferSize = 1 << 16,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });

    private static async Task<bool> NextAsync(CsvParser parser, int line)
    {
        try
        {
            return await parser.ReadAsync();
        }
        catch (MaxFieldSizeException)
        {
            throw Unclosed(line);
        }
    }

    private static RefusedFileException Unclosed(int line) =>
        new($"A quotation mark in the row that starts in line {line} is never closed, so everything after it would be one cell. Close it, or double it where it belongs to the text.");
}
