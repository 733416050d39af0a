using System.Collections.Frozen;

namespace Catalog.Model.Tokens;

/// <summary>
/// The alphabet in which byte-level BPE vocabularies spell bytes as printable characters (GPT-2's <c>bytes_to_unicode</c>):
/// printable Latin-1 bytes stand for themselves, the others follow from U+0100 on.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly FrozenDictionary<char, byte> Bytes = Build();

    /// <summary>Every character of the alphabet, one per byte.</summary>
    public static IReadOnlyList<char> Characters => Bytes.Keys;

    /// <summary>Turns a vocabulary entry back into its bytes; null when it has a character outside the alphabet.</summary>
    public static byte[]? ToBytes(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < token.Length; i++)
        {
            if (!Bytes.TryGetValue(token[i], out bytes[i]))
                return null;
        }

        return bytes;
    }

    private static FrozenDictionary<char, byte> Build()
    {
        var bytes = new Dictionary<char, byte>();
        var next = '\u0100';
        for (var value = 0; value <= byte.MaxValue; value++)
        {
            var printable = value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE;
            bytes[printable ? (char)value : next++] = (byte)value;
        }

        return bytes.ToFrozenDictionary();
    }
}
