using System.Globalization;
using Catalog.Jobs.Insight;
using Catalog.Jobs.Tests.Review;
using CsCheck;
using Xunit;

namespace Catalog.Jobs.Tests.Insight;

public sealed class GraphemeDistanceTests
{
    // Few letters, so that texts have something in common; some of several code units and code points.
    private static readonly string[] Letters = ["a", "b", "é", "e\u0301", "👩‍👩‍👧", "語", "\u0644\u064E"];

    private static readonly Gen<string> Texts = Gen.Int[0, Letters.Length - 1].Array[0, 9].Select(places => string.Concat(places.Select(place => Letters[place])));

    [Fact]
    public void It_is_a_distance() => Gen.Select(Texts, Texts, Texts).Sample((a, b, c) =>
    {
        var distance = GraphemeDistance.Of(a, b);
        Assert.Equal(distance, GraphemeDistance.Of(b, a));
        Assert.Equal(a == b, distance == 0);
        Assert.True(GraphemeDistance.Of(a, c) <= distance + GraphemeDistance.Of(b, c));
        Assert.InRange(distance, Math.Abs(Length(a) - Length(b)), Math.Max(Length(a), Length(b)));
    });

    [Fact]
    public void It_is_what_the_definition_gives() => Gen.Select(Texts, Texts).Sample((a, b) =>
        Assert.Equal(Defined(Graphemes(a), Graphemes(b)), GraphemeDistance.Of(a, b)));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("👩‍👩‍👧 Tasche", "Tasche", 2)]
    [InlineData("café", "cafe\u0301", 1)]
    public void Known_distances(string a, string b, int distance) => Assert.Equal(distance, GraphemeDistance.Of(a, b));

    [Fact]
    public void Texts_are_compared_field_by_field_and_by_the_longer_one()
    {
        var draft = SeededText.Fields("Lampe", "12345", "abc", "");
        Assert.Equal(0, GraphemeDistance.Normalized(draft, draft));
        Assert.Equal(5 / 13.0, GraphemeDistance.Normalized(draft, SeededText.Fields("Lampe", "", "abc", "")), 6);
        Assert.Equal(1, GraphemeDistance.Normalized(draft, SeededText.Fields("", "", "", "")), 6);
    }

    private static int Defined(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
            }
        }

        return table[a.Length, b.Length];
    }

    private static int Length(string text) => Graphemes(text).Length;

    private static string[] Graphemes(string text)
    {
        var all = StringInfo.GetTextElementEnumerator(text);
        var found = new List<string>();
        while (all.MoveNext()) found.Add(all.GetTextElement());
        return [.. found];
    }
}
