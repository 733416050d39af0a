using Catalog.Model.Tokens;
using Xunit;

namespace Catalog.Model.Tests;

public sealed partial class OracleTests
{
    private static readonly Lazy<QwenTokenizer> Tokenizer =
        new(() => QwenTokenizer.Load(Path.Combine(OracleFolder.Model, "tokenizer.json")));

    public static TheoryData<int> TokenizerCases => [.. Enumerable.Range(0, OracleFolder.TokenizerCases.Count)];

    [Theory]
    [MemberData(nameof(TokenizerCases))]
    public void Ids_are_the_references(int index)
    {
        var expected = OracleFolder.TokenizerCases[index];
        Assert.Equal(expected.Ids, Tokenizer.Value.EncodeTrusted(expected.Text));
        Assert.Equal(expected.Decoded, Tokenizer.Value.Decode(expected.Ids));
    }

    [Fact]
    public void Answers_decode_to_the_references_text()
    {
        foreach (var answer in OracleFolder.Prompts.Prompts.SelectMany(prompt => prompt.Answers))
        {
            var ended = OracleFolder.Prompts.EndIds.Contains(answer.Ids[^1]);
            Assert.Equal(answer.Text, Tokenizer.Value.Decode(ended ? answer.Ids.AsSpan(..^1) : answer.Ids));
        }
    }
}
