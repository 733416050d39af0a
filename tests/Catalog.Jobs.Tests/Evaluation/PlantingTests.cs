using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Evaluation.Model;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

/// <summary>What holds for every kind, tried on the real texts.</summary>
public sealed class PlantingTests
{
    private const int Most = 20;

    // Kinds about one language's own rules.
    private static readonly Dictionary<string, string[]> Only = new()
    {
        ["french-space-missing"] = ["fr-FR"],
        ["spanish-mark-missing"] = ["es-ES"],
        ["half-width-punctuation"] = ["ja-JP", "zh-CN"],
        ["untouched-source"] = ["de-DE", "fr-FR", "es-ES", "it-IT", "pl-PL", "pt-BR", "ja-JP", "zh-CN", "ar-SA"],
    };

    public static TheoryData<string> Ids => [.. Kinds().Select(kind => kind.Id)];

    [Fact]
    public void There_are_at_least_twenty_kinds_with_ids_of_their_own()
    {
        Assert.True(FaultKinds.Free.Count >= 20);
        Assert.Distinct(Kinds().Select(kind => kind.Id).Concat(PictureKind.All.Select(kind => kind.Id)));
        Assert.All(FaultKinds.Free, kind => Assert.Equal(FaultCost.Free, kind.Cost));
        Assert.All(ModelKinds.Texts, kind => Assert.Equal(FaultCost.Model, kind.Cost));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_kind_is_planted_in_every_locale_that_it_applies_to(string id)
    {
        var set = await CleanTexts.ReadAsync();
        foreach (var locale in set.Locales)
        {
            var count = Planting.Plant(Kind(id), set.Of(locale), set, 1, Most).Count;
            if (Only.TryGetValue(id, out var applies) && !applies.Contains(locale)) Assert.Equal(0, count);
            else Assert.InRange(count, 10, Most);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Only_the_planted_field_changes_and_nothing_but_the_text(string id)
    {
        var set = await CleanTexts.ReadAsync();
        foreach (var fault in set.Locales.SelectMany(locale => Planting.Plant(Kind(id), set.Of(locale), set, 1, Most)))
        {
            Assert.Equal(fault.Before with { Copy = fault.After.Copy }, fault.After);
            foreach (var (before, after) in fault.Before.Copy.Fields.Zip(fault.After.Copy.Fields))
            {
                if (id == "fact-omitted")
                {
                    // A fact is left out of every field that has it, and a list loses the item: nothing is written anew.
                    Assert.Equal((before.Key, before.IsList), (after.Key, after.IsList));
                    Assert.All(after.Items, item => Assert.Contains(before.Items, whole => IsLeftOf(item, whole)));
                    continue;
                }

                Assert.Equal((before.Key, before.IsList, before.Items.Count), (after.Key, after.IsList, after.Items.Count));
                if (before.Key != fault.Field && !(id == "preferred-term-missing" && before.Key == "title")) Assert.Equal(before.Items, after.Items);
            }

            Assert.NotEqual(fault.Before.Copy.Field(fault.Field)!.Items, fault.After.Copy.Field(fault.Field)!.Items);
            if (fault.Span is { } span) Assert.InRange(span.Start + span.Length, 0, fault.After.Copy.Field(fault.Field)!.Items[span.Item].Length);
        }
    }

    private static bool IsLeftOf(string left, string whole)
    {
        var at = 0;
        foreach (var c in whole) at += at < left.Length && left[at] == c ? 1 : 0;
        return at == left.Length;
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_seed_decides_what_is_planted_where(string id)
    {
        var set = await CleanTexts.ReadAsync();
        Assert.Equal(Planted(1), Planted(1));
        Assert.NotEqual(Planted(1), Planted(2));

        List<string> Planted(int seed) => [.. set.Locales.SelectMany(locale => Planting.Plant(Kind(id), set.Of(locale), set, seed, Most))
            .Select(fault => $"{fault.After.Product.Sku} {fault.Field} {fault.Span} {fault.After.Copy.ToJson()}")];
    }

    private static IEnumerable<FaultKind> Kinds() => FaultKinds.Free.Concat(ModelKinds.Texts);

    private static FaultKind Kind(string id) => Kinds().Single(kind => kind.Id == id);
}
