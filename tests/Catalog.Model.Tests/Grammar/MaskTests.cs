using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class MaskTests
{
    private const string Schema = """
        {"type": "object", "properties": {
            "title": {"type": "string"},
            "kind": {"anyOf": [{"enum": ["a", "größe", "grün", null]}, {"type": "string"}, {"type": "number"}]},
            "list": {"type": "array", "minItems": 1, "maxItems": 3, "items": {
                "type": "object", "properties": {"n": {"type": "integer"}, "t": {"type": "string"}}}}}}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_mask_equals_trying_every_token(int seed)
    {
        var format = new AnswerFormat(Schema, [new("read_document", [KeyValuePair.Create<string, IReadOnlyList<string>>("name", ["a.pdf", "größe.pdf"])])]);
        var constraint = DemoVocabulary.Factory.Get(format);
        var random = new Random(seed);
        var states = new HashSet<int> { Constraint.Done };
        for (var i = 0; i < 20; i++)
            RandomWalk.Write(constraint, random, state => states.Add(state));
        Assert.True(states.Count > 30);
        foreach (var state in states)
        {
            for (var id = 0; id < DemoVocabulary.Tokens.Count; id++)
                Assert.Equal(constraint.Advance(state, id) >= 0, constraint.Allows(state, id));
        }
    }

    [Fact]
    public void A_free_string_allows_every_token_that_keeps_it_well_formed()
    {
        var constraint = DemoVocabulary.Factory.Get(new AnswerFormat("""{"type": "string"}"""));
        var open = constraint.Walk(DemoVocabulary.Cut("\""u8));
        for (var id = 0; id < DemoVocabulary.Tokens.Count; id++)
        {
            var bytes = DemoVocabulary.Bytes[id].Span;
            if (bytes.IsEmpty || bytes.ContainsAny("\"\\"u8))
                continue;
            // System.Text.Rune decides here: all code points whole, or the last one cut.
            var rest = bytes;
            var status = System.Buffers.OperationStatus.Done;
            while (!rest.IsEmpty && (status = System.Text.Rune.DecodeFromUtf8(rest, out _, out var used)) == System.Buffers.OperationStatus.Done)
                rest = rest[used..];
            var wellFormed = status is not System.Buffers.OperationStatus.InvalidData && !bytes.ContainsAnyInRange((byte)0, (byte)0x1F);
            Assert.Equal(wellFormed, constraint.Allows(open, id));
        }
    }

    [Fact]
    public void A_mask_has_no_bits_beyond_the_last_token()
    {
        var constraint = DemoVocabulary.Factory.Get(new AnswerFormat("""{"type": "string"}"""));
        var allowed = constraint.Allowed(constraint.Walk(DemoVocabulary.Cut("\""u8)));
        Assert.Equal((DemoVocabulary.Tokens.Count + 63) / 64, allowed.Length);
        Assert.Equal(0UL, allowed[^1] >> (DemoVocabulary.Tokens.Count % 64));
    }

    [Fact]
    public void Threads_that_share_a_constraint_get_the_masks_of_one_alone()
    {
        var format = new AnswerFormat(Schema);
        var alone = new ConstraintFactory(DemoVocabulary.Tokens).Get(format);
        var expected = Enumerable.Range(0, 8).Select(seed => RandomWalk.Write(alone, new Random(seed))).ToList();
        var shared = new ConstraintFactory(DemoVocabulary.Tokens).Get(format);
        var written = new List<int>[8];
        Parallel.For(0, 8, seed => written[seed] = RandomWalk.Write(shared, new Random(seed)));
        Assert.Equal(expected, written);
    }
}
