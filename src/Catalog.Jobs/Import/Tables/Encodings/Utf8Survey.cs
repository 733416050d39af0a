using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Catalog.Jobs.Import.Tables.Encodings;

/// <summary>What a file that is no valid UTF-8 has beyond ASCII.</summary>
/// <param name="Valid">Letters of UTF-8.</param>
/// <param name="Invalid">Places where bytes are none.</param>
/// <param name="IsCutOff">True where the file ends in the middle of a letter.</param>
/// <param name="Sample">Lines with bytes beyond ASCII, whole.</param>
internal sealed record Utf8Survey(long Valid, long Invalid, bool IsCutOff, byte[] Sample)
{
    private const int Piece = 1 << 20, Wanted = 1 << 18;

    /// <summary>True where it was meant to be UTF-8: bytes of another encoding hardly ever look like its letters.</summary>
    public bool IsBroken => Valid > 0 && (Valid >= 9 * Invalid || (IsCutOff && Invalid == 1));

    /// <summary>True where all bytes of a stream are UTF-8.</summary>
    public static async Task<bool> IsValidAsync(Stream text, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            var kept = 0;
            while (true)
            {
                var read = await text.ReadAsync(buffer.AsMemory(kept, Piece - kept), ct);
                var length = kept + read;
                var whole = read == 0 ? length : length - Unfinished(buffer.AsSpan(0, length));
                if (!Utf8.IsValid(buffer.AsSpan(0, whole))) return false;
                if (read == 0) return true;
                buffer.AsSpan(whole, length - whole).CopyTo(buffer);
                kept = length - whole;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Surveys a stream.</summary>
    public static async Task<Utf8Survey> OfAsync(Stream text, CancellationToken ct)
    {
        var (buffer, kept, valid, invalid) = (new byte[Piece], 0, 0L, 0L);
        using var sample = new MemoryStream();
        while (true)
        {
            var read = await text.ReadAtLeastAsync(buffer.AsMemory(kept), Piece - kept, throwOnEndOfStream: false, ct);
            var length = kept + read;
            var last = length < Piece;
            // Whole lines, or as much of one as fits.
            var end = last ? length : buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end == 0) end = length;
            var cutOff = Count(buffer.AsSpan(0, end), ref valid, ref invalid);
            if (sample.Length < Wanted) Collect(buffer.AsSpan(0, end), sample);
            if (last) return new(valid, invalid, cutOff, sample.ToArray());
            buffer.AsSpan(end, length - end).CopyTo(buffer);
            kept = length - end;
        }
    }

    private static bool Count(ReadOnlySpan<byte> text, ref long valid, ref long invalid)
    {
        var cutOff = false;
        while (text.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var next)
        {
            text = text[next..];
            var status = Rune.DecodeFromUtf8(text, out _, out var consumed);
            if (status == OperationStatus.Done) valid++;
            else invalid++;
            cutOff = status == OperationStatus.NeedMoreData;
            text = text[consumed..];
        }

        return cutOff;
    }

    private static void Collect(ReadOnlySpan<byte> text, MemoryStream sample)
    {
        while (text.Length > 0 && sample.Length < Wanted)
        {
            var end = text.IndexOf((byte)'\n') is >= 0 and var found ? found + 1 : text.Length;
            if (text[..end].ContainsAnyInRange((byte)0x80, (byte)0xFF)) sample.Write(text[..end]);
            text = text[end..];
        }
    }

    // How many bytes at the end begin a letter that goes on in the next piece.
    private static int Unfinished(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i <= Math.Min(3, text.Length); i++)
        {
            var value = text[^i];
            if (value < 0x80) return 0;
            if (value >= 0xC0) return value >= 0xF0 ? (i < 4 ? i : 0) : value >= 0xE0 ? (i < 3 ? i : 0) : i < 2 ? i : 0;
        }

        return 0;
    }
}
