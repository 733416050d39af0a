using System.Text;

namespace Catalog.Jobs.Import.Tables.Encodings;

/// <summary>An encoding that files come in.</summary>
/// <param name="Name">As reports say it and people overrule it.</param>
/// <param name="CodePage">.NET's number for it. A vendor's superset where there is one: files say EUC-KR and hold code page 949.</param>
internal sealed record TextEncoding(string Name, int CodePage)
{
    /// <summary>What speaks against it beforehand: encodings that hardly any program writes today.</summary>
    public double Prior => CodePage is 10000 or 850 or 866 or 20866 or 28592 ? -5 : 0;

    /// <summary>The encoding; bytes that aren't of it throw <see cref="DecoderFallbackException"/>.</summary>
    public Encoding Strict { get; } = TextEncodings.Strict(CodePage);
}

/// <summary>The encodings that can be read: those listed, which detection tells apart, and any other that .NET knows by name.</summary>
internal static class TextEncodings
{
    public static readonly TextEncoding Utf8 = new("UTF-8", 65001);
    public static readonly TextEncoding Utf16Little = new("UTF-16LE", 1200);
    public static readonly TextEncoding Utf16Big = new("UTF-16BE", 1201);

    private static readonly TextEncoding[] Unicode = [Utf8, Utf16Little, Utf16Big, new("UTF-32LE", 12000), new("UTF-32BE", 12001)];

    /// <summary>Those without a mark of their own; among equals the first one wins.</summary>
    public static IReadOnlyList<TextEncoding> Legacy { get; } =
    [
        new("windows-1252", 1252), new("windows-1250", 1250), new("windows-1251", 1251), new("windows-1253", 1253), new("windows-1254", 1254),
        new("windows-1255", 1255), new("windows-1256", 1256), new("windows-1257", 1257), new("windows-1258", 1258), new("windows-874", 874),
        new("Shift_JIS", 932), new("EUC-KR", 949), new("GB18030", 54936), new("Big5", 950), new("EUC-JP", 51932),
        new("ISO-8859-2", 28592), new("KOI8-R", 20866), new("macintosh", 10000), new("IBM850", 850), new("IBM866", 866),
    ];

    /// <summary>The names that a person is offered.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Unicode.Concat(Legacy).Select(encoding => encoding.Name)];

    /// <summary>An encoding by its name; null where there is none.</summary>
    public static TextEncoding? Find(string name)
    {
        var wanted = name.Trim().Replace(" with BOM", "", StringComparison.OrdinalIgnoreCase);
        if (Unicode.Concat(Legacy).FirstOrDefault(encoding => encoding.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        try
        {
            var other = CodePagesEncodingProvider.Instance.GetEncoding(wanted) ?? Encoding.GetEncoding(wanted);
            // UTF-7 is off in .NET; asking for it throws.
            return new(other.WebName, other.CodePage);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding whose byte order mark a file starts with, and the mark's bytes; null where it has none.</summary>
    public static (TextEncoding Encoding, int Bytes)? Mark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Unicode[3], 4),
        [0, 0, 0xFE, 0xFF, ..] => (Unicode[4], 4),
        [0xFF, 0xFE, ..] => (Utf16Little, 2),
        [0xFE, 0xFF, ..] => (Utf16Big, 2),
        [0x84, 0x31, 0x95, 0x33, ..] => (Find("GB18030")!, 4),
        _ => null,
    };

    internal static Encoding Strict(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
