using System.Numerics;
using Catalog.Model.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Grammar;

/// <summary>Writes an answer of random allowed tokens, as a model without sense would.</summary>
internal static class RandomWalk
{
    private const int FreeSteps = 60;

    private static readonly int[] Closing = [DemoVocabulary.End, .. "\"]},".Select(c => DemoVocabulary.Cut([(byte)c])[0])];

    /// <summary>The ids, the end id last; <paramref name="visit"/> sees each state.</summary>
    public static List<int> Write(Constraint constraint, Random random, Action<int>? visit = null)
    {
        var ids = new List<int>();
        var state = constraint.Start;
        while (state != Constraint.Done)
        {
            visit?.Invoke(state);
            var id = Choose(constraint, state, random, closing: ids.Count > FreeSteps || random.Next(4) == 0);
            Assert.True(ids.Count < 5000, "The answer doesn't come to an end.");
            ids.Add(id);
            state = constraint.Advance(state, id);
            Assert.NotEqual(Constraint.None, state);
        }

        return ids;
    }

    private static int Choose(Constraint constraint, int state, Random random, bool closing)
    {
        if (closing)
        {
            foreach (var id in Closing)
            {
                if (constraint.Allows(state, id))
                    return id;
            }
        }

        var allowed = constraint.Allowed(state);
        var legal = 0;
        foreach (var word in allowed)
            legal += BitOperations.PopCount(word);
        Assert.True(legal > 0, "A state has no way on.");
        var skip = random.Next(legal);
        for (var w = 0; ; skip -= BitOperations.PopCount(allowed[w++]))
        {
            if (skip >= BitOperations.PopCount(allowed[w]))
                continue;
            var word = allowed[w];
            for (; skip > 0; skip--)
                word &= word - 1;
            return (w * 64) + BitOperations.TrailingZeroCount(word);
        }
    }
}
