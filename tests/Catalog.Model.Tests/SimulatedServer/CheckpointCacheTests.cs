using Catalog.Model.Pictures;
using Catalog.Simulation.Caching;
using Catalog.Simulation.Prompts;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>Which prefix of a prompt a hybrid model's server needn't compute.</summary>
public sealed class CheckpointCacheTests
{
    private const int Unit = 4;

    [Fact]
    public void A_prompt_goes_on_only_from_where_an_earlier_one_ended()
    {
        using var cache = new CheckpointCache(Unit, 1000);
        var (planted, longer, sibling) = (Ids(1, 8), Ids(1, 20), Ids(1, 16));
        cache.Add(planted, 8, null);
        cache.Add(longer, 20, null);
        Assert.Equal(20, cache.Longest(Ids(1, 30), 29).Length);
        // It shares 16 tokens with the second prompt, but no state was kept there.
        Assert.Equal(8, cache.Longest(sibling, 15).Length);
    }

    [Fact]
    public void Another_token_in_the_prefix_is_another_prefix()
    {
        using var cache = new CheckpointCache(Unit, 1000);
        cache.Add(Ids(1, 8), 8, null);
        Assert.Equal(0, cache.Longest(Ids(2, 12), 11).Length);
    }

    [Fact]
    public void The_last_token_is_always_computed()
    {
        using var cache = new CheckpointCache(Unit, 1000);
        cache.Add(Ids(1, 8), 8, null);
        Assert.Equal(0, cache.Longest(Ids(1, 8), 7).Length);
        Assert.Equal(8, cache.Longest(Ids(1, 9), 8).Length);
    }

    [Fact]
    public void The_least_recently_used_state_goes_first()
    {
        using var cache = new CheckpointCache(Unit, 16);
        cache.Add(Ids(1, 8), 8, null);
        cache.Add(Ids(2, 8), 8, null);
        cache.Longest(Ids(1, 9), 8);
        cache.Add(Ids(3, 8), 8, null);
        Assert.Equal([8, 0, 8], new[] { 1, 2, 3 }.Select(first => cache.Longest(Ids(first, 9), 8).Length));
        Assert.Equal((2, 16L), cache.Size);
    }

    [Fact]
    public void What_is_larger_than_the_cache_is_not_kept()
    {
        using var cache = new CheckpointCache(Unit, 4);
        cache.Add(Ids(1, 8), 8, null);
        Assert.Equal((0, 0L), cache.Size);
    }

    [Fact]
    public void Another_picture_is_another_prefix()
    {
        using var cache = new CheckpointCache(Unit, 1000);
        cache.Add(new PrefixHashes(WithPicture(7), Unit), 8, null);
        Assert.Equal(8, cache.Longest(new PrefixHashes(WithPicture(7), Unit), 8).Length);
        Assert.Equal(0, cache.Longest(new PrefixHashes(WithPicture(8), Unit), 8).Length);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, null)]
    public void A_state_never_ends_in_the_middle_of_a_picture(int length, int? start) => Assert.Equal(start, WithPicture(7).SplitPicture(length));

    private static PrefixHashes Ids(int first, int count) => new(new Prompt([first, .. Enumerable.Range(100, count - 1)], []), Unit);

    // One token, four of a picture, four more.
    private static Prompt WithPicture(ulong hash) =>
        new([1, 9, 9, 9, 9, 2, 3, 4, 5], [new PlacedPicture(1, new PatchGrid([], 4, 4, 2), hash)]);
}
