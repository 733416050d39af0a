using System.Text.Json;
using System.Text.RegularExpressions;
using Catalog.Model.ModelFiles;

namespace Catalog.Model.Tokens;

/// <summary>
/// What a Hugging Face <c>tokenizer.json</c> says, as far as Qwen's byte-level BPE needs it. Everything that would change the
/// ids in a way that isn't implemented is refused, because wrong ids make a model write quietly worse.
/// </summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Vocabulary">Token, spelled in the byte alphabet, to id.</param>
/// <param name="Merges">The merges in order of rank, each as its two parts with a space between.</param>
/// <param name="AddedTokens">The markers, also those of <c>tokenizer_config.json</c> beside it, by id.</param>
/// <param name="Pattern">The pre-tokenizer's regex.</param>
internal sealed record TokenizerFile(
    string Path,
    Dictionary<string, int> Vocabulary,
    List<string> Merges,
    IReadOnlyList<AddedToken> AddedTokens,
    Regex Pattern)
{
    /// <exception cref="InvalidDataException">The file isn't a tokenizer of this kind; the message names file and key.</exception>
    public static TokenizerFile Read(string path)
    {
        using var document = JsonFile.Open(path);
        var root = document.Root;
        root.Key("normalizer").MustBe("type", "NFC");
        root.Key("decoder").MustBe("type", "ByteLevel");
        PostProcessor(root.Key("post_processor"));
        var model = root.Key("model");
        model.MustBe("type", "BPE");
        model.MustBeUnset("dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges");
        return new TokenizerFile(
            path,
            Vocabulary: ReadVocabulary(model.Key("vocab")),
            Merges: [.. model.Key("merges").Items().Select(Merge)],
            AddedTokens: AddedTokenList.Read(root.Key("added_tokens"), path),
            Pattern: SplitPattern.Read(root.Key("pre_tokenizer")));
    }

    private static Dictionary<string, int> ReadVocabulary(JsonKey vocab)
    {
        var tokens = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (token, id) in vocab.Properties())
            tokens[token] = id.Id();
        foreach (var character in ByteAlphabet.Characters)
        {
            if (!tokens.ContainsKey(character.ToString()))
                throw vocab.Error($"has no token for the byte '{character}'; a byte-level vocabulary has all 256");
        }

        return tokens;
    }

    private static string Merge(JsonKey merge) => merge.Value switch
    {
        { ValueKind: JsonValueKind.String } both => both.GetString()!,
        { ValueKind: JsonValueKind.Array } pair when pair.GetArrayLength() == 2 => Part(merge, 0) + " " + Part(merge, 1),
        _ => throw merge.Error("isn't a pair of tokens"),
    };

    private static string Part(JsonKey merge, int index) =>
        merge.Value[index].ValueKind == JsonValueKind.String
            ? merge.Value[index].GetString()!
            : throw merge.Error("holds something else than tokens");

    /// <summary>A post-processor may exist, but must not add tokens: prompts are written whole.</summary>
    private static void PostProcessor(JsonKey processor)
    {
        if (processor.Value.ValueKind == JsonValueKind.Null)
            return;
        var type = processor.Key("type").Text();
        var addsNothing = type switch
        {
            "ByteLevel" => true,
            "TemplateProcessing" => processor.Key("single").Items().All(piece => piece.Value.TryGetProperty("Sequence", out _)),
            _ => false,
        };
        if (!addsNothing)
            throw processor.Error($"({type}) adds tokens to a text, which isn't supported");
    }
}
