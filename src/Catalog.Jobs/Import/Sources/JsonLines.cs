using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Catalog.Jobs.Import.Sources;

/// <summary>Reads JSON lines (jsonlines.org): UTF-8, one object a line, blank lines left out.</summary>
internal static class JsonLines
{
    private const int LongestLine = 16 << 20;

    /// <summary>The objects with the lines on which they stand, and the bytes that are read after each.</summary>
    /// <exception cref="RefusedFileException">A line is no JSON object; names the line.</exception>
    public static async IAsyncEnumerable<(int Line, JsonElement Value, long Bytes)> ReadAsync(string path, string name, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        var (line, bytes) = (0, 0L);
        while (true)
        {
            var result = await reader.ReadAsync(ct);
            var buffer = result.Buffer;
            while (buffer.Length > 0 && (buffer.PositionOf((byte)'\n') is { } || result.IsCompleted))
            {
                var end = buffer.PositionOf((byte)'\n') ?? buffer.End;
                var text = buffer.Slice(0, end);
                var used = Math.Min(text.Length + 1, buffer.Length);
                buffer = buffer.Slice(used);
                bytes += used;
                if (Parse(name, ++line, text) is { } value) yield return (line, value, bytes);
            }

            if (result.IsCompleted) break;
            if (buffer.Length > LongestLine) throw new RefusedFileException($"Line {line + 1} of {name} is longer than {LongestLine >> 20} MiB. Are these JSON lines, one object a line?");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    private static JsonElement? Parse(string name, int line, ReadOnlySequence<byte> text)
    {
        if (line == 1) text = Unmarked(text);
        if (IsBlank(text)) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new RefusedFileException($"Line {line} of {name} is no JSON object {{ … }}, but {document.RootElement.ValueKind}.");
        }
        catch (JsonException exception)
        {
            throw new RefusedFileException($"Line {line} of {name} is not JSON (byte {exception.BytePositionInLine + 1}): {exception.Message.Split(" LineNumber:")[0]}");
        }
    }

    private static ReadOnlySequence<byte> Unmarked(ReadOnlySequence<byte> text)
    {
        if (text.Length < 3) return text;
        Span<byte> start = stackalloc byte[3];
        text.Slice(0, 3).CopyTo(start);
        return start is [0xEF, 0xBB, 0xBF] ? text.Slice(3) : text;
    }

    private static bool IsBlank(ReadOnlySequence<byte> text)
    {
        foreach (var part in text)
            if (part.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        return true;
    }
}
