using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;

namespace Catalog.Jobs.Import.Tables;

/// <summary>What the bytes of a file are.</summary>
/// <param name="HasMark">True where it starts with UTF-8's byte order mark.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SourceText(bool HasMark, int Lines)
{
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>The encoding, for reports.</summary>
    public string Encoding => HasMark ? "UTF-8 with BOM" : "UTF-8";

    /// <summary>Reads the whole file once: a file that isn't text in UTF-8 must be refused before any of it is believed.</summary>
    /// <exception cref="RefusedFileException">It isn't; names the first line that shows it.</exception>
    public static async Task<SourceText> InspectAsync(string file, string name, CancellationToken ct)
    {
        await using var stream = Open(file);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        var (lines, hasMark) = (0, false);
        while (true)
        {
            var result = await reader.ReadAsync(ct);
            var buffer = result.Buffer;
            if (lines == 0 && buffer.Length >= 3) hasMark = StartsWithMark(name, buffer);
            // A line end is never part of another letter in UTF-8, so each line can be looked at by itself.
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                Check(name, ++lines, buffer.Slice(0, end));
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (result.IsCompleted)
            {
                if (buffer.Length > 0) Check(name, ++lines, buffer);
                break;
            }

            if (buffer.Length > LongestLine) throw new RefusedFileException($"Line {lines + 1} of {name} is longer than 16 MB. Is it a CSV file?");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
        return lines == 0 ? throw new RefusedFileException($"{name} is empty.") : new(hasMark, lines);
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedFileException($"{file} can't be read: {exception.Message}");
        }
    }

    private static bool StartsWithMark(string name, ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[3];
        buffer.Slice(0, 3).CopyTo(start);
        if (start[..2] is [0xFF, 0xFE] or [0xFE, 0xFF]) throw new RefusedFileException($"{name} is UTF-16, not UTF-8. Save it again as \"CSV UTF-8\".");
        return start is [0xEF, 0xBB, 0xBF];
    }

    private static void Check(string name, int line, ReadOnlySequence<byte> bytes)
    {
        if (!Utf8.IsValid(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray()))
            throw new RefusedFileException($"Line {line} of {name} is not UTF-8. Save the file again as \"CSV UTF-8\".");
    }
}
