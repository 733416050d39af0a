using System.Text;
using UtfUnknown;

namespace Catalog.Jobs.Import.Tables.Encodings;

/// <summary>
/// Guesses the encoding of bytes that are no valid UTF-8. Each encoding that could have written them is judged by how likely the letters are that come out; what
/// UTF.Unknown's models of languages say is one more voice. The same bytes always give the same answer.
/// </summary>
internal static class EncodingDetection
{
    // As strong as a few letters: it decides between likely encodings, and never makes an unlikely one win.
    private const double Voice = 6;

    /// <summary>The most likely encodings, best first; those that can't have written the bytes aren't there.</summary>
    /// <param name="sample">Lines with bytes beyond ASCII, whole.</param>
    public static IReadOnlyList<TextEncoding> Rank(byte[] sample)
    {
        var voice = CharsetDetector.DetectFromBytes(sample).Detected;
        return
        [
            .. TextEncodings.Legacy
                .Select(encoding => (Encoding: encoding, Score: Score(encoding, sample) + encoding.Prior + (Names(voice, encoding) ? Voice * voice.Confidence : 0)))
                .Where(candidate => !double.IsNegativeInfinity(candidate.Score))
                .OrderByDescending(candidate => Math.Round(candidate.Score, 6))
                .Select(candidate => candidate.Encoding),
        ];
    }

    /// <summary>UTF-16 without a mark, told by the zeros that ASCII's letters leave on one side; null where there are none.</summary>
    public static TextEncoding? Utf16(ReadOnlySpan<byte> start)
    {
        var zeros = (Even: 0, Odd: 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            if (start[i] == 0 && start[i + 1] != 0) zeros.Even++;
            if (start[i + 1] == 0 && start[i] != 0) zeros.Odd++;
        }

        // Even a text in Chinese has line ends and separators in ASCII; and no other text has zeros.
        var units = start.Length / 2;
        if (zeros.Odd >= 2 && zeros.Odd * 50 >= units && zeros.Even * 10 <= zeros.Odd) return TextEncodings.Utf16Little;
        return zeros.Even >= 2 && zeros.Even * 50 >= units && zeros.Odd * 10 <= zeros.Even ? TextEncodings.Utf16Big : null;
    }

    private static double Score(TextEncoding encoding, byte[] sample)
    {
        try
        {
            return LetterModel.Of(encoding).LogLikelihood(encoding.Strict.GetString(sample));
        }
        catch (DecoderFallbackException)
        {
            return double.NegativeInfinity;
        }
    }

    private static bool Names(DetectionDetail? voice, TextEncoding encoding) => voice?.Encoding is { } found
        && (found.CodePage == encoding.CodePage || (found.CodePage == 28591 && encoding.CodePage == 1252) || (found.CodePage == 51949 && encoding.CodePage == 949)
            || (found.CodePage is 936 or 52936 && encoding.CodePage == 54936));
}
