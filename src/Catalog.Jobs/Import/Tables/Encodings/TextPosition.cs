using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Import.Tables.Encodings;

/// <summary>Counts lines and characters of a text that comes in pieces; CR, LF and CR LF end a line each.</summary>
internal sealed class TextPosition
{
    private const int Piece = 1 << 16;

    private bool afterReturn;

    /// <summary>The line; the first is 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next character's place in its line; the first is 1.</summary>
    public int Character { get; private set; } = 1;

    /// <summary>Steps over a piece of text.</summary>
    public void Pass(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter == '\n' && afterReturn)
            {
                afterReturn = false;
                continue;
            }

            afterReturn = letter == '\r';
            if (letter is '\r' or '\n') (Line, Character) = (Line + 1, 1);
            else if (!char.IsLowSurrogate(letter)) Character++;
        }
    }

    /// <summary>The place, for messages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}, character {Character}");

    /// <summary>Where a text stops being of an encoding; null where it never does.</summary>
    /// <param name="open">Opens its bytes at their beginning.</param>
    public static async Task<TextPosition?> OfFaultAsync(Func<Stream> open, Encoding strict, CancellationToken ct)
    {
        await using var text = open();
        var (decoder, bytes, letters, pieces) = (strict.GetDecoder(), new byte[Piece], new char[Piece + 16], 0);
        while (true)
        {
            var read = await text.ReadAtLeastAsync(bytes, Piece, throwOnEndOfStream: false, ct);
            if (!TryDecode(decoder, bytes.AsSpan(0, read), letters, read < Piece, out _)) return await StepAsync(open, strict, pieces, ct);
            if (read < Piece) return null;
            pieces++;
        }
    }

    // An exception leaves a decoder broken and doesn't say where it was: the piece is gone through again, byte by byte.
    private static async Task<TextPosition> StepAsync(Func<Stream> open, Encoding strict, int goodPieces, CancellationToken ct)
    {
        await using var text = open();
        var (decoder, bytes, letters, position) = (strict.GetDecoder(), new byte[Piece], new char[Piece + 16], new TextPosition());
        for (var piece = 0; ; piece++)
        {
            var read = await text.ReadAtLeastAsync(bytes, Piece, throwOnEndOfStream: false, ct);
            if (piece < goodPieces)
            {
                position.Pass(letters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), letters, false)));
                continue;
            }

            for (var i = 0; i < read && TryDecode(decoder, bytes.AsSpan(i, 1), letters, false, out var count); i++) position.Pass(letters.AsSpan(0, count));
            return position;
        }
    }

    private static bool TryDecode(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> letters, bool flush, out int count)
    {
        try
        {
            count = decoder.GetChars(bytes, letters, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            count = 0;
            return false;
        }
    }
}
