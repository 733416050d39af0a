using Catalog.Jobs.Import.Tables.Encodings;

namespace Catalog.Jobs.Import.Tables;

/// <summary>A file of text whose encoding is known: every byte of it was looked at.</summary>
/// <param name="Encoding">Its name, for reports: <c>UTF-8</c>, <c>UTF-8 with BOM</c>, <c>windows-1252</c> …</param>
/// <param name="Kind">The encoding.</param>
/// <param name="MarkBytes">The length of its byte order mark.</param>
internal sealed record SourceText(string Path, string Encoding, TextEncoding Kind, int MarkBytes)
{
    private const int Head = 1 << 16, Tries = 4;

    /// <summary>Reads the whole file once: one with bytes that aren't of its encoding must be refused before any of it is believed.</summary>
    /// <param name="given">The encoding that a person named; null: it is found out.</param>
    /// <exception cref="RefusedFileException">It is empty, no text, or not of its encoding; names the line and character that show it.</exception>
    public static async Task<SourceText> InspectAsync(string file, string name, string? given, CancellationToken ct)
    {
        var head = new byte[Head];
        await using (var stream = OpenFile(file, 0))
        {
            head = head[..await stream.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, ct)];
        }

        var mark = TextEncodings.Mark(head);
        if (head.Length == (mark?.Bytes ?? 0)) throw new RefusedFileException($"{name} is empty.");
        var wanted = given is null ? null : TextEncodings.Find(given)
            ?? throw new RefusedFileException($"\"{given}\" is no encoding that is known. Known are {string.Join(", ", TextEncodings.Names)}, and others by their name in .NET.");
        var text = await OfAsync(file, name, head, mark, wanted, ct);
        TextLikeness.Check(name, text, head);
        return text;
    }

    /// <summary>The text from its beginning as UTF-8, without the mark.</summary>
    public Stream Open(out FileStream file)
    {
        file = OpenFile(Path, MarkBytes);
        return Kind == TextEncodings.Utf8 ? file : System.Text.Encoding.CreateTranscodingStream(file, Kind.Strict, System.Text.Encoding.UTF8);
    }

    private static async Task<SourceText> OfAsync(string file, string name, byte[] head, (TextEncoding Encoding, int Bytes)? mark, TextEncoding? wanted, CancellationToken ct)
    {
        if (mark is { } found && (wanted is null || wanted == found.Encoding))
            return await CheckedAsync(new(file, found.Encoding == TextEncodings.Utf8 ? "UTF-8 with BOM" : found.Encoding.Name, found.Encoding, found.Bytes), name, "its byte order mark says", ct);
        if (wanted is not null) return await CheckedAsync(new(file, wanted.Name, wanted, 0), name, "it was said to be", ct);
        if (EncodingDetection.Utf16(head) is { } wide) return await CheckedAsync(new(file, wide.Name, wide, 0), name, "it looks like", ct);

        var utf8 = new SourceText(file, TextEncodings.Utf8.Name, TextEncodings.Utf8, 0);
        await using (var stream = OpenFile(file, 0))
        {
            if (await Utf8Survey.IsValidAsync(stream, ct)) return utf8;
        }

        return await LegacyAsync(utf8, name, ct);
    }

    private static async Task<SourceText> LegacyAsync(SourceText utf8, string name, CancellationToken ct)
    {
        await using var stream = OpenFile(utf8.Path, 0);
        var survey = await Utf8Survey.OfAsync(stream, ct);
        if (survey.IsBroken) return await CheckedAsync(utf8, name, "nearly all of it is", ct);
        var likely = EncodingDetection.Rank(survey.Sample);
        foreach (var encoding in likely.Take(Tries))
        {
            var text = utf8 with { Encoding = encoding.Name, Kind = encoding };
            if (await text.FaultAsync(ct) is null) return text;
        }

        return await CheckedAsync(likely.Count == 0 ? utf8 : utf8 with { Encoding = likely[0].Name, Kind = likely[0] }, name, "it looks most like", ct);
    }

    private static async Task<SourceText> CheckedAsync(SourceText text, string name, string why, CancellationToken ct) => await text.FaultAsync(ct) is { } place
        ? throw new RefusedFileException(
            $"{place} of {name}: the bytes there are no {text.Kind.Name}, which {why}. The file is damaged, cut off, or mixes encodings. Save it again as \"CSV UTF-8\", or name its encoding.")
        : text;

    private async Task<TextPosition?> FaultAsync(CancellationToken ct)
    {
        if (Kind == TextEncodings.Utf8)
        {
            await using var stream = OpenFile(Path, MarkBytes);
            if (await Utf8Survey.IsValidAsync(stream, ct)) return null;
        }

        return await TextPosition.OfFaultAsync(() => OpenFile(Path, MarkBytes), Kind.Strict, ct);
    }

    private static FileStream OpenFile(string file, int position)
    {
        try
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            stream.Position = position;
            return stream;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedFileException($"{file} can't be read: {exception.Message}");
        }
    }
}
