using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Catalog.Model.Tokens;

/// <summary>
/// Qwen's byte-level BPE tokenizer, giving the ids of Hugging Face's implementation. Safe for use by many threads at once.
/// Text from outside goes through <see cref="Encode"/>, where a written marker such as <c>&lt;|im_end|&gt;</c> stays plain text.
/// </summary>
public sealed class QwenTokenizer
{
    private readonly string path;
    private readonly BpeTokenizer bpe;
    private readonly Dictionary<string, int> markers;
    private readonly Regex? markerPattern;
    private readonly byte[]?[] bytes;

    private QwenTokenizer(TokenizerFile file)
    {
        path = file.Path;
        bpe = BpeTokenizer.Create(new BpeOptions(file.Vocabulary)
        {
            ByteLevel = true,
            Merges = file.Merges,
            PreTokenizer = new CodePointSplitter(file.Pattern),
        });
        markers = file.AddedTokens.ToDictionary(token => token.Content, token => token.Id, StringComparer.Ordinal);
        markerPattern = MarkerPattern(file.AddedTokens);
        bytes = TokenBytes(file);
    }

    /// <summary>
    /// How many ids exist: the last token's plus one. A model's output may be wider; the ids from here on are padding and
    /// must never be chosen.
    /// </summary>
    public int Count => bytes.Length;

    /// <summary>All added tokens, text → id.</summary>
    public IReadOnlyDictionary<string, int> Markers => markers;

    /// <summary>Reads the original <c>tokenizer.json</c> of a model, and <c>tokenizer_config.json</c> beside it for more markers.</summary>
    /// <exception cref="InvalidDataException">
    /// The file holds something that this tokenizer would do differently; the message names file and key.
    /// </exception>
    public static QwenTokenizer Load(string path)
    {
        UnicodeText.RequireUnicodeData();
        return new QwenTokenizer(TokenizerFile.Read(path));
    }

    /// <summary>Encodes text that may come from anywhere: no marker is recognized in it. Lone surrogates become U+FFFD.</summary>
    public int[] Encode(string text)
    {
        var ids = new List<int>(text.Length / 2);
        Append(ids, UnicodeText.Repair(text));
        return [.. ids];
    }

    /// <summary>Encodes text that our own code wrote: markers in it become their ids, the text between is encoded apart.</summary>
    public int[] EncodeTrusted(string text)
    {
        var valid = UnicodeText.Repair(text);
        var ids = new List<int>(valid.Length / 2);
        var end = 0;
        if (markerPattern is not null)
        {
            foreach (var match in markerPattern.EnumerateMatches(valid))
            {
                Append(ids, valid[end..match.Index]);
                end = match.Index + match.Length;
                ids.Add(markers[valid[match.Index..end]]);
            }
        }

        Append(ids, valid[end..]);
        return [.. ids];
    }

    /// <summary>
    /// Turns ids into text, markers included. A character may be spread over several tokens; bytes that are no UTF-8 become
    /// U+FFFD. Ids without a token, such as the padding from <see cref="Count"/> on, give nothing, as in the reference.
    /// </summary>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new List<byte>(ids.Length * 4);
        foreach (var id in ids)
            text.AddRange(Bytes(id).Span);
        return Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(text));
    }

    /// <summary>The id of a marker.</summary>
    /// <exception cref="InvalidDataException">The tokenizer has no such marker.</exception>
    public int Marker(string content) => TryMarker(content, out var id)
        ? id
        : throw new InvalidDataException($"{path}: added_tokens has no {content}; this isn't the tokenizer of a Qwen 3.5 model.");

    /// <summary>Finds a marker, such as one that only some models have.</summary>
    public bool TryMarker(string content, out int id) => markers.TryGetValue(content, out id);

    /// <summary>The bytes that a token writes; a marker's are its text in UTF-8. Empty where an id has no token.</summary>
    public ReadOnlyMemory<byte> Bytes(int id) => (uint)id < (uint)bytes.Length ? bytes[id] : default;

    private void Append(List<int> ids, string text)
    {
        if (text.Length > 0)
            ids.AddRange(bpe.EncodeToIds(UnicodeText.Compose(text), considerPreTokenization: true, considerNormalization: false));
    }

    /// <summary>Finds the leftmost marker, and of several that begin there the longest, as the reference does.</summary>
    private static Regex? MarkerPattern(IReadOnlyList<AddedToken> tokens) => tokens.Count == 0
        ? null
        : new Regex(
            string.Join('|', tokens.Select(token => token.Content).OrderByDescending(content => content.Length).Select(Regex.Escape)),
            RegexOptions.CultureInvariant | RegexOptions.Compiled);

    private static byte[]?[] TokenBytes(TokenizerFile file)
    {
        var last = Math.Max(file.Vocabulary.Values.Max(), file.AddedTokens.Select(token => token.Id).DefaultIfEmpty(-1).Max());
        var bytes = new byte[]?[last + 1];
        foreach (var (token, id) in file.Vocabulary)
            bytes[id] = ByteAlphabet.ToBytes(token) ?? Encoding.UTF8.GetBytes(token);
        foreach (var token in file.AddedTokens)
            bytes[token.Id] = Encoding.UTF8.GetBytes(token.Content);
        return bytes;
    }
}
