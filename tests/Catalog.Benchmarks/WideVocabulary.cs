using System.Text;
using Catalog.Model.Grammar;
using Catalog.Model.Tokens;

namespace Catalog.Benchmarks;

/// <summary>
/// A vocabulary of a released model's size: the demo tokenizer's tokens and byte strings of the same kinds made at random from a fixed seed (words of
/// several scripts with and without a blank before them, digits, punctuation and code with quotation marks, cut code points).
/// </summary>
internal sealed class WideVocabulary
{
    public const int Count = 248_320;
    public const int End = Count - 1;

    private const int Seed = 5;
    private const int ToolCallStart = Count - 3, ToolCallEnd = Count - 2;

    private static readonly string[] Scripts =
        ["abcdefghijklmnopqrstuvwxyz", "abdegiklmnoprstuvzäöüéèßçñ", "абвгдежзиклмнопрстуфхцчшыэюя", "اأبتثجحخدذرزسشصضطظعغفقكلمنهوي", "αβγδεζηθικλμνξοπρστυφχψω"];

    private readonly List<byte[]> bytes;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly int longest;

    private WideVocabulary(List<byte[]> bytes)
    {
        this.bytes = bytes;
        for (var id = 0; id < bytes.Count; id++) ids.TryAdd(Encoding.Latin1.GetString(bytes[id]), id);
        longest = bytes.Max(token => token.Length);
    }

    public static WideVocabulary Make()
    {
        var tokenizer = QwenTokenizer.Load(Path.Combine(DemoShop.Root, "data/models/demo/tokenizer.json"));
        var markers = tokenizer.Markers.Values.ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var bytes = new List<byte[]>();
        for (var id = 0; id < tokenizer.Count; id++)
        {
            var token = markers.Contains(id) ? [] : tokenizer.Bytes(id).ToArray();
            if (token.Length > 0 && seen.Add(Encoding.Latin1.GetString(token))) bytes.Add(token);
        }

        var random = new Random(Seed);
        while (bytes.Count < ToolCallStart)
        {
            var token = Token(random);
            if (seen.Add(Encoding.Latin1.GetString(token))) bytes.Add(token);
        }

        return new WideVocabulary(bytes);
    }

    public TokenVocabulary Vocabulary() => new(
        [.. bytes.Select(token => new ReadOnlyMemory<byte>(token))],
        new Dictionary<string, int> { ["<tool_call>"] = ToolCallStart, ["</tool_call>"] = ToolCallEnd, ["<|im_end|>"] = End },
        [End],
        Count);

    /// <summary>The longest token first, again and again.</summary>
    public int[] Encode(string text)
    {
        var rest = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        var encoded = new List<int>();
        for (var at = 0; at < rest.Length;)
        {
            var length = Math.Min(longest, rest.Length - at);
            while (!ids.ContainsKey(rest.Substring(at, length))) length--;
            encoded.Add(ids[rest.Substring(at, length)]);
            at += length;
        }

        return [.. encoded];
    }

    // Of a released vocabulary about one token in fifteen has a quotation mark, a backslash or a control byte in it.
    private static byte[] Token(Random random) => random.Next(100) switch
    {
        < 68 => Encoding.UTF8.GetBytes((random.Next(2) == 0 ? " " : "") + Word(random)),
        < 84 => Encoding.UTF8.GetBytes(Ideographs(random)),
        < 88 => Encoding.UTF8.GetBytes(Ideographs(random))[..^1],
        < 92 => Encoding.UTF8.GetBytes(Pick(random, " -_./:;,()[]{}<>=+*#@!?&%$|~^`", 2, 5)),
        _ => Encoding.UTF8.GetBytes(Pick(random, "\"\\\n\t'", 1, 2) + Pick(random, " ,:;)]}>=/-_", 0, 3) + Pick(random, "\n\t\"ab", 0, 2)),
    };

    private static string Word(Random random)
    {
        var word = Pick(random, Scripts[random.Next(Scripts.Length)], 2, 9);
        return random.Next(3) == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }

    private static string Ideographs(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => (char)random.Next(0x4E00, 0x9FA0)));

    private static string Pick(Random random, string letters, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => letters[random.Next(letters.Length)]));
}
