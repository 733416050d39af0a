using System.Text.Json.Nodes;
using Catalog.Model.Tokens;
using Xunit;

namespace Catalog.Model.Tests.Tokens;

public sealed class TokenizerFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-tokenizer-").FullName;

    private string FilePath => Path.Combine(folder, "tokenizer.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string, string> Unsupported => new()
    {
        { "normalizer.type", "\"NFKC\"", "normalizer.type is \"NFKC\"" },
        { "decoder.type", "\"WordPiece\"", "decoder.type" },
        { "post_processor.type", "\"BertProcessing\"", "post_processor (BertProcessing) adds tokens" },
        { "model.type", "\"Unigram\"", "model.type is \"Unigram\"" },
        { "model.dropout", "0.1", "model.dropout is 0.1" },
        { "model.ignore_merges", "true", "model.ignore_merges is true" },
        { "model.continuing_subword_prefix", "\"##\"", "model.continuing_subword_prefix" },
        { "model.vocab", "{\"a\": 0}", "model.vocab has no token for the byte" },
        { "model.vocab", "[]", "model.vocab isn't an object" },
        { "model.merges", "[[\"a\"]]", "model.merges[0] isn't a pair" },
        { "added_tokens", "[{\"id\": 1, \"content\": \"<x>\", \"lstrip\": true}]", "<x>) has lstrip = true" },
        { "added_tokens", "[{\"id\": \"1\", \"content\": \"<x>\"}]", "added_tokens[0].id isn't an integer" },
        { "added_tokens", "[{\"id\": -1, \"content\": \"<x>\"}]", "added_tokens[0].id is negative" },
        {
            "added_tokens",
            "[{\"id\": 6000, \"content\": \"<x>\"}, {\"id\": 6001, \"content\": \"<x>\"}]",
            "<x> the id 6001, but it has 6000"
        },
        { "added_tokens", "[{\"id\": 1}]", "added_tokens[0] has no key \"content\"" },
        { "pre_tokenizer.type", "\"Whitespace\"", "pre_tokenizer.type" },
        { "pre_tokenizer.pretokenizers", "[]", "must hold a Split and a ByteLevel" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void What_would_change_the_ids_is_refused_by_file_and_key(string key, string value, string message)
    {
        Write(root => Set(root, key, value));
        AssertRefused(message);
    }

    [Theory]
    [InlineData(@"[[:alpha:]]+")]
    [InlineData(@"[a-z&&[^b]]+")]
    [InlineData(@"\w+|\s+")]
    [InlineData(@"\h+")]
    [InlineData(@"\p{Han}+")]
    [InlineData(@"\p{L}++")]
    public void A_regex_that_means_something_else_in_dotnet_is_refused(string pattern)
    {
        Write(root => root["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"]!["Regex"] = pattern);
        AssertRefused("pre_tokenizer.pretokenizers[0].pattern.Regex");
    }

    [Fact]
    public void A_broken_regex_is_refused()
    {
        Write(root => root["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"]!["Regex"] = "(");
        AssertRefused("pattern.Regex isn't a regex");
    }

    [Fact]
    public void Text_that_is_no_json_is_refused_with_its_line()
    {
        File.WriteAllText(FilePath, "{\n  nonsense");
        AssertRefused("LineNumber: 1");
    }

    [Fact]
    public void Merges_may_be_texts_or_pairs()
    {
        Write(root => root["model"]!["merges"] = new JsonArray(
            [.. root["model"]!["merges"]!.AsArray().Select(pair => (JsonNode)$"{pair![0]} {pair[1]}")]));
        var original = QwenTokenizer.Load(Path.Combine(OracleFolder.Model, "tokenizer.json"));
        const string Text = "Wasserabweisender Stoff, 学 40 L";
        Assert.Equal(original.Encode(Text), QwenTokenizer.Load(FilePath).Encode(Text).AsEnumerable());
    }

    [Fact]
    public void Markers_of_the_config_beside_it_count_too()
    {
        Write(_ => { });
        var last = QwenTokenizer.Load(FilePath).Count;
        WriteConfig($"{{\"added_tokens_decoder\": {{\"{last + 3}\": {{\"content\": \"<|extra|>\", \"normalized\": false}}}}}}");
        var tokenizer = QwenTokenizer.Load(FilePath);
        Assert.Equal(last + 3, tokenizer.Marker("<|extra|>"));
        Assert.Equal(last + 4, tokenizer.Count);
        Assert.True(tokenizer.Bytes(last + 1).IsEmpty);
    }

    [Fact]
    public void Two_files_that_disagree_about_a_marker_are_refused()
    {
        Write(root => Set(root, "added_tokens", """[{"id": 6000, "content": "<x>"}]"""));
        WriteConfig("""{"added_tokens_decoder": {"6000": {"content": "<y>"}}}""");
        AssertRefused("token 6000 is <y>, but it is <x>");
    }

    private void Write(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(OracleFolder.Model, "tokenizer.json")))!;
        change(root);
        File.WriteAllText(FilePath, root.ToJsonString());
    }

    private void WriteConfig(string json) => File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), json);

    private static void Set(JsonNode root, string key, string json)
    {
        var parts = key.Split('.');
        foreach (var part in parts[..^1])
            root = root[part]!;
        root[parts[^1]] = JsonNode.Parse(json);
    }

    private void AssertRefused(string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => QwenTokenizer.Load(FilePath));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
    }
}
