using Catalog.Model.Grammar;
using CsCheck;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

public sealed class LogitMaskTests
{
    // Few distinct values, so that ties are common; widths that are no multiple of a word.
    private static readonly Gen<(float[], ulong[])> Rows = Gen.Select(
        Gen.OneOf(Gen.Int[-3, 3].Select(i => i / 2f), Gen.OneOf(float.NegativeInfinity, -0f, 1e30f), Gen.Float[-1, 1]).Array[1, 300],
        Gen.OneOf(Gen.ULong, Gen.OneOf(0UL, ulong.MaxValue, 1UL << 63, 1UL)).Array[1, 5]);

    [Fact]
    public void Apply_leaves_allowed_logits_and_nothing_else() => Rows.Sample((logits, allowed) =>
    {
        var expected = logits.Select((value, id) => IsAllowed(allowed, id) ? value : float.NegativeInfinity).ToArray();
        LogitMask.Apply(logits, allowed);
        Assert.Equal(expected, logits);
    });

    [Fact]
    public void The_greatest_allowed_logit_is_found_and_of_equals_the_first() => Rows.Sample((logits, allowed) =>
    {
        var expected = -1;
        for (var id = 0; id < logits.Length; id++)
        {
            if (IsAllowed(allowed, id) && (expected < 0 || logits[id] > logits[expected]))
                expected = id;
        }

        Assert.Equal(expected, LogitMask.ArgMax(logits, allowed));
    });

    [Theory]
    [InlineData(5)]
    [InlineData(70)]
    [InlineData(129)]
    public void An_allowed_NaN_is_the_greatest_as_in_numpy(int at)
    {
        var logits = Enumerable.Range(0, 130).Select(i => (float)i).ToArray();
        logits[at] = float.NaN;
        Assert.Equal(at, LogitMask.ArgMax(logits, [ulong.MaxValue, ulong.MaxValue, 3]));
        logits[0] = float.NaN;
        Assert.Equal(at, LogitMask.ArgMax(logits, [ulong.MaxValue - 1, ulong.MaxValue, 3]));
    }

    [Fact]
    public void Padding_beyond_the_mask_is_never_chosen()
    {
        var logits = new float[5120];
        Array.Fill(logits, 9, 5076, 44);
        logits[7] = 1;
        var allowed = new ulong[80];
        Array.Fill(allowed, ulong.MaxValue, 0, 79);
        Assert.Equal(7, LogitMask.ArgMax(logits, allowed));
        LogitMask.Apply(logits, allowed.AsSpan(0, 79));
        Assert.Equal(float.NegativeInfinity, logits[5119]);
    }

    private static bool IsAllowed(ulong[] allowed, int id) => id < allowed.Length * 64 && (allowed[id / 64] >> (id % 64) & 1) == 1;
}
