using Catalog.Model.Onnx;
using CsCheck;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

public sealed class LikeliestTokensTests
{
    private static readonly Gen<(float[], int)> Rows = Gen.Select(
        Gen.OneOf(Gen.Int[-3, 3].Select(i => i / 2f), Gen.OneOf(float.NegativeInfinity, float.NaN, float.PositiveInfinity), Gen.Float[-1, 1]).Array[1, 300],
        Gen.Int[0, 30]);

    [Fact]
    public void They_are_the_greatest_in_order_and_of_equals_the_first() => Rows.Sample((logits, wanted) =>
    {
        var expected = Enumerable.Range(0, logits.Length)
            .Where(id => logits[id] > float.NegativeInfinity)
            .OrderByDescending(id => logits[id]).ThenBy(id => id)
            .Take(Math.Max(wanted, 1));
        Assert.Equal(expected, new LikeliestTokens(wanted).Of(logits).ToArray());
    });

    [Fact]
    public void Its_memory_is_used_again_for_other_rows()
    {
        var tokens = new LikeliestTokens(3);
        Assert.Equal([2, 1, 0], tokens.Of([1, 2, 3]).ToArray());
        Assert.Equal([0], tokens.Of([4]).ToArray());
        Assert.Equal([3, 2, 1], tokens.Of([1, 2, 3, 4]).ToArray());
    }
}
