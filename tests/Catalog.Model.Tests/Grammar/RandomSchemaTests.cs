using System.Text;
using System.Text.Json;
using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using CsCheck;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

/// <summary>What the automaton says against what System.Text.Json and <see cref="SchemaShape"/> say. CsCheck prints the seed of a failure.</summary>
public sealed class RandomSchemaTests
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Gen<(SchemaShape, int)> Cases = Gen.Select(RandomShapes.OfDepth(3), Gen.Int);

    [Fact]
    public void Any_walk_over_allowed_tokens_ends_in_json_that_fits_the_schema() => Cases.Sample(
        (shape, seed) =>
        {
            var constraint = DemoVocabulary.Factory.Get(new AnswerFormat(shape.Schema));
            var ids = RandomWalk.Write(constraint, new Random(seed));
            var text = Strict.GetString(ids.SelectMany(id => DemoVocabulary.Bytes[id].ToArray()).ToArray());
            using var value = JsonDocument.Parse(text);
            Assert.True(shape.Fits(value.RootElement), text);
            if (!text.Contains('\\', StringComparison.Ordinal))
                Assert.Equal(ContractJson.Write(value.RootElement), text);
        },
        iter: 400);

    [Fact]
    public void Every_value_of_the_schema_is_accepted_however_it_is_cut_into_tokens() => Cases.Sample(
        (shape, seed) =>
        {
            var random = new Random(seed);
            var constraint = DemoVocabulary.Factory.Get(new AnswerFormat(shape.Schema));
            for (var i = 0; i < 5; i++)
            {
                var text = shape.Value(random);
                var state = constraint.Walk(DemoVocabulary.Cut(Encoding.UTF8.GetBytes(text), random));
                Assert.True(state >= 0 && constraint.IsAccepting(state), text);
            }
        },
        iter: 400);

    [Fact]
    public void A_value_with_a_byte_changed_is_accepted_only_where_it_still_fits() => Cases.Sample(
        (shape, seed) =>
        {
            var random = new Random(seed);
            var constraint = DemoVocabulary.Factory.Get(new AnswerFormat(shape.Schema));
            var bytes = Encoding.UTF8.GetBytes(shape.Value(random));
            bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : bytes[random.Next(bytes.Length)];
            var state = constraint.Walk(DemoVocabulary.Cut(bytes, random));
            if (state < 0 || !constraint.IsAccepting(state))
                return;
            using var value = JsonDocument.Parse(Strict.GetString(bytes));
            Assert.True(shape.Fits(value.RootElement), Strict.GetString(bytes));
        },
        iter: 1000);
}
