using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class TokenVocabularyTests
{
    private static readonly ReadOnlyMemory<byte>[] SingleBytes = [.. Enumerable.Range(0, 256).Select(value => (ReadOnlyMemory<byte>)new[] { (byte)value })];

    [Fact]
    public void Tokens_with_the_same_bytes_are_legal_together()
    {
        var vocabulary = new TokenVocabulary([.. SingleBytes, "tr"u8.ToArray(), "tr"u8.ToArray(), "true"u8.ToArray(), default], Markers(), [259], 260);
        var constraint = new ConstraintFactory(vocabulary).Get(new AnswerFormat("""{"type": "boolean"}"""));
        int[] legal = ['f', 't', 256, 257, 258];
        Assert.Equal(legal, Enumerable.Range(0, 260).Where(id => constraint.Allows(constraint.Start, id)));
    }

    [Fact]
    public void Bytes_of_markers_and_end_ids_are_not_looked_at()
    {
        var markers = new Dictionary<string, int> { ["<think>"] = 256 };
        var vocabulary = new TokenVocabulary([.. SingleBytes, "true"u8.ToArray(), "true"u8.ToArray()], markers, [257], 258);
        var constraint = new ConstraintFactory(vocabulary).Get(new AnswerFormat("""{"type": "boolean"}"""));
        Assert.Equal(Constraint.None, constraint.Advance(constraint.Start, 256));
        Assert.Equal(Constraint.None, constraint.Advance(constraint.Start, 257));
        int[] legal = ['f', 't'];
        Assert.Equal(legal, Enumerable.Range(0, 258).Where(id => constraint.Allows(constraint.Start, id)));
    }

    [Fact]
    public void A_token_that_is_the_only_legal_one_is_forced()
    {
        var vocabulary = new TokenVocabulary([.. SingleBytes, default], Markers(), [256], 257);
        var constraint = new ConstraintFactory(vocabulary).Get(new AnswerFormat("""{"enum": ["same", "sane"]}"""));
        int[] expected = ['"', 's', 'a', -1];
        var state = constraint.Start;
        foreach (var id in expected)
        {
            Assert.Equal(id, constraint.Forced(state));
            state = constraint.Advance(state, id);
        }
    }

    [Fact]
    public void A_vocabulary_in_which_an_answer_could_get_stuck_is_refused() =>
        Assert.Contains("0x22", Assert.Throws<ArgumentException>(() =>
            new TokenVocabulary([.. SingleBytes.Where(token => token.Span[0] != '"'), default], Markers(), [255], 256)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(300, 0)]
    [InlineData(0, 300)]
    [InlineData(-1, 0)]
    public void Ids_out_of_range_are_refused(int marker, int end) =>
        Assert.Throws<ArgumentException>(() => new TokenVocabulary(SingleBytes, new Dictionary<string, int> { ["<think>"] = marker }, [end], 256));

    private static Dictionary<string, int> Markers() => [];
}
