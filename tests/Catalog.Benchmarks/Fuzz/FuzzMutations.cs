using System.Text;

namespace Catalog.Benchmarks.Fuzz;

/// <summary>Damages files in ways that files are damaged, and in some that only an attacker would.</summary>
internal static class FuzzMutations
{
    private static readonly byte[][] Tokens =
    [
        [.. "\""u8], [.. "\"\""u8], [.. ","u8], [.. ";"u8], [.. "\t"u8], [.. "\n"u8], [.. "\r"u8], [.. "\r\n\r\n"u8], [0], [0, 0, 0, 0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xD8, 0x00], [0x00, 0xD8],
        [0xC3], [0xE9], [0xFC, 0xDF], [0x1A], [0x85], [0xE2, 0x80, 0xA8], [.. "=cmd|' /C calc'!A0"u8], [.. "../../"u8], [.. "</row>"u8], [.. "<c>"u8], [.. "<f>1</f>"u8], [.. "&lt;"u8], [.. "&#0;"u8],
        [.. "<!DOCTYPE a>"u8], [.. "9999999999"u8], [.. "-1"u8], [.. "1E308"u8], [.. "NaN"u8], [.. "]]>"u8], Encoding.UTF8.GetBytes("防水😀"), Encoding.Unicode.GetBytes("wide,\n"), [.. "PK\u0003\u0004"u8],
    ];

    /// <summary>A damaged file.</summary>
    public static byte[] Make(FuzzSeed seed, IReadOnlyList<FuzzSeed> others, Random random)
    {
        // Half of the zip files are damaged inside and packed soundly: else nothing but the checksums would be tried.
        if (seed.Parts.Count > 0 && random.Next(2) == 0)
        {
            var parts = seed.Parts.ToList();
            var at = random.Next(parts.Count);
            parts[at] = (random.Next(20) == 0 ? Names(parts[at].Name, random) : parts[at].Name, Damage(parts[at].Content, others, random));
            return FuzzSeeds.Pack(parts);
        }

        return Damage(seed.Content, others, random);
    }

    private static byte[] Damage(byte[] content, IReadOnlyList<FuzzSeed> others, Random random)
    {
        for (var i = random.Next(1, 5); i > 0; i--) content = Once(content, others, random);
        return content;
    }

    private static byte[] Once(byte[] content, IReadOnlyList<FuzzSeed> others, Random random)
    {
        var at = random.Next(content.Length + 1);
        var length = random.Next(Math.Min(64, content.Length - at + 1));
        switch (random.Next(8))
        {
            case 0:
                content = [.. content];
                for (var i = random.Next(1, 8); i > 0 && content.Length > 0; i--) content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                return content;
            case 1:
                return content[..at];
            case 2:
                return [.. content[..at], .. content[(at + length)..]];
            case 3:
                return [.. content[..at], .. content[at..(at + length)], .. content[at..]];
            case 4:
                var other = others[random.Next(others.Count)].Content;
                return [.. content[..at], .. other[random.Next(other.Length)..]];
            case 5:
                content = [.. content];
                random.NextBytes(content.AsSpan(at, length));
                return content;
            default:
                return [.. content[..at], .. Tokens[random.Next(Tokens.Length)], .. content[at..]];
        }
    }

    private static string Names(string name, Random random) => random.Next(6) switch
    {
        0 => "../" + name,
        1 => "/" + name,
        2 => name.Replace('/', '\\'),
        3 => name + "/../../x.csv",
        4 => name + "\0.csv",
        _ => name.ToUpperInvariant(),
    };
}
