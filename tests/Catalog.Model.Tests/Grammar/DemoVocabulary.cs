using System.Text;
using System.Text.Json;
using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

/// <summary>The demo model's real vocabulary, read from its tokenizer.json without the project's own tokenizer.</summary>
internal static class DemoVocabulary
{
    private static readonly Lazy<(ReadOnlyMemory<byte>[] Bytes, Dictionary<string, int> Markers)> Loaded = new(Load);

    private static readonly Lazy<ILookup<byte, int>> ByFirstByte = new(() =>
        Enumerable.Range(0, Bytes.Length).Where(id => !Bytes[id].IsEmpty).ToLookup(id => Bytes[id].Span[0]));

    public static ReadOnlyMemory<byte>[] Bytes => Loaded.Value.Bytes;

    public static IReadOnlyDictionary<string, int> Markers => Loaded.Value.Markers;

    public static TokenVocabulary Tokens { get; } = new(Bytes, Markers, [Markers["<|im_end|>"], Markers["<|endoftext|>"]], Bytes.Length);

    public static ConstraintFactory Factory { get; } = new(Tokens);

    public static int End => Markers["<|im_end|>"];

    /// <summary>Ordinary tokens that spell a text, cut at random places; one token per byte without <paramref name="random"/>.</summary>
    public static List<int> Cut(ReadOnlySpan<byte> text, Random? random = null)
    {
        var ids = new List<int>();
        while (!text.IsEmpty)
        {
            var fitting = new List<int>();
            foreach (var id in ByFirstByte.Value[text[0]])
            {
                if (random is null ? Bytes[id].Length == 1 : text.StartsWith(Bytes[id].Span))
                    fitting.Add(id);
            }

            var next = fitting[random?.Next(fitting.Count) ?? 0];
            ids.Add(next);
            text = text[Bytes[next].Length..];
        }

        return ids;
    }

    /// <summary>As <see cref="Cut(ReadOnlySpan{byte}, Random)"/>, with the tool call markers as their own tokens.</summary>
    public static List<int> CutWithMarkers(string text, Random? random = null)
    {
        var parts = text.Split("<tool_call>");
        if (parts.Length == 1)
            return Cut(Encoding.UTF8.GetBytes(text), random);
        var inner = parts[1].Split("</tool_call>");
        List<int> call = [Markers["<tool_call>"], .. Cut(Encoding.UTF8.GetBytes(inner[0]), random)];
        return inner.Length == 1 ? call : [.. call, Markers["</tool_call>"], .. Cut(Encoding.UTF8.GetBytes(inner[1]), random)];
    }

    /// <summary>The state behind the tokens, or −1.</summary>
    public static int Walk(this Constraint constraint, IEnumerable<int> ids)
    {
        var state = constraint.Start;
        foreach (var id in ids)
        {
            if (!constraint.Allows(state, id))
            {
                Assert.Equal(Constraint.None, constraint.Advance(state, id));
                return Constraint.None;
            }

            state = constraint.Advance(state, id);
        }

        return state;
    }

    /// <summary>Whether the whole text is an answer.</summary>
    public static bool Accepts(this Constraint constraint, string text) =>
        constraint.Walk(CutWithMarkers(text)) is var state and >= 0 && constraint.IsAccepting(state);

    public static bool Allows(this Constraint constraint, int state, int id) => (constraint.Allowed(state)[id >> 6] >> id & 1) == 1;

    public static string RepositoryFile(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Catalog.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests don't run inside the repository.");
        return Path.Combine(folder.FullName, path);
    }

    private static (ReadOnlyMemory<byte>[] Bytes, Dictionary<string, int> Markers) Load()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(RepositoryFile("data/models/demo/tokenizer.json")));
        var alphabet = Alphabet();
        var vocabulary = file.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject().ToList();
        var markers = file.RootElement.GetProperty("added_tokens").EnumerateArray()
            .ToDictionary(token => token.GetProperty("content").GetString()!, token => token.GetProperty("id").GetInt32());
        var bytes = new ReadOnlyMemory<byte>[markers.Values.Max() + 1];
        foreach (var token in vocabulary)
            bytes[token.Value.GetInt32()] = token.Name.Select(c => alphabet[c]).ToArray();
        return (bytes, markers);
    }

    // GPT-2's: printable Latin-1 stands for itself, the other bytes for the characters from U+0100 on, in order.
    private static Dictionary<char, byte> Alphabet()
    {
        var letters = new Dictionary<char, byte>();
        var next = 256;
        for (var value = 0; value < 256; value++)
            letters.Add(value is (>= 33 and <= 126) or (>= 161 and <= 172) or >= 174 ? (char)value : (char)next++, (byte)value);
        return letters;
    }
}
