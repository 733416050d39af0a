using Catalog.Model.Onnx.Features;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace Catalog.Model.Tests.Onnx.Features;

public sealed class FeatureCacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-features-").FullName;
    private readonly Clock clock = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(TensorElementType.Float)]
    [InlineData(TensorElementType.Float16)]
    [InlineData(TensorElementType.BFloat16)]
    public void Features_come_back_as_they_were(TensorElementType type)
    {
        var cache = Cache(1 << 20, "model");
        var features = Features(48, 7) with { Type = type };
        var key = cache.Key("picture"u8);
        Assert.Null(cache.Find(key));
        cache.Store(key, features);
        var found = Cache(1 << 20, "model").Find(key)!;
        Assert.Equal((type, 2, 6, 2), (found.Type, found.Rows, found.Columns, found.MergeSize));
        Assert.Equal(features.Data, found.Data);
    }

    [Fact]
    public void Keys_differ_by_picture_and_by_scope()
    {
        string[] keys = [Cache(1 << 20, "a").Key("x"u8), Cache(1 << 20, "a").Key("y"u8), Cache(1 << 20, "b").Key("x"u8)];
        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal(keys[0], Cache(1 << 20, "a").Key("x"u8));
    }

    [Fact]
    public void What_was_not_used_for_longest_goes_first_and_the_bound_holds()
    {
        var cache = Cache(10_000, "model");
        var keys = Enumerable.Range(0, 30).Select(i => cache.Key([(byte)i])).ToList();
        foreach (var key in keys[..4])
        {
            cache.Store(key, Features(2000, 1));
            clock.Advance();
        }

        Assert.NotNull(cache.Find(keys[0]));
        clock.Advance();
        cache.Store(keys[4], Features(2000, 1));
        clock.Advance();
        // The first was used since; the second is the oldest now.
        Assert.Equal([true, false, true, true, true], keys[..5].Select(key => File.Exists(FileOf(key))));
        foreach (var key in keys[5..])
        {
            cache.Store(key, Features(2000, 1));
            clock.Advance();
            Assert.InRange(Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length), 1, 10_000);
        }

        Assert.NotNull(cache.Find(keys[^1]));
    }

    [Fact]
    public void What_another_process_wrote_counts_against_the_bound()
    {
        var (one, other) = (Cache(100_000, "model"), Cache(100_000, "model"));
        for (var i = 0; i < 120; i++)
        {
            one.Store(one.Key([(byte)i, 1]), Features(1000, 1));
            clock.Advance();
            other.Store(other.Key([(byte)i, 2]), Features(1000, 1));
            clock.Advance();
        }

        // What each has written since it counted last may be over it.
        var limit = 100_000 + (64 * 1044);
        Assert.InRange(Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length), 90_000, limit);
        Cache(100_000, "model");
        Assert.InRange(Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length), 1, 100_000);
    }

    [Fact]
    public void What_is_larger_than_the_bound_is_not_kept()
    {
        var cache = Cache(1000, "model");
        cache.Store(cache.Key("x"u8), Features(2000, 1));
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(300)]
    [InlineData(-1)]
    public void A_changed_byte_makes_a_file_count_as_absent_until_it_is_written_again(int at)
    {
        var cache = Cache(1 << 20, "model");
        var key = cache.Key("x"u8);
        cache.Store(key, Features(2000, 1));
        var bytes = File.ReadAllBytes(FileOf(key));
        bytes[at < 0 ? bytes.Length + at : at] ^= 4;
        File.WriteAllBytes(FileOf(key), bytes);
        Assert.Null(cache.Find(key));
        cache.Store(key, Features(2000, 3));
        Assert.Equal(Features(2000, 3).Data, cache.Find(key)!.Data);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1000)]
    public void A_file_that_was_cut_off_counts_as_absent(int length)
    {
        var cache = Cache(1 << 20, "model");
        var key = cache.Key("x"u8);
        cache.Store(key, Features(2000, 1));
        File.WriteAllBytes(FileOf(key), File.ReadAllBytes(FileOf(key))[..length]);
        Assert.Null(cache.Find(key));
    }

    [Fact]
    public void Drafts_of_a_killed_process_are_removed_when_nobody_can_be_writing_them()
    {
        var draft = Path.Combine(folder, "0.draft");
        File.WriteAllText(draft, "half");
        File.SetLastWriteTimeUtc(draft, clock.GetUtcNow().UtcDateTime);
        Cache(1 << 20, "model");
        Assert.True(File.Exists(draft));
        for (var hour = 0; hour < 2; hour++) clock.Advance(TimeSpan.FromHours(1));
        Cache(1 << 20, "model");
        Assert.False(File.Exists(draft));
    }

    [Fact]
    public void Many_writers_of_one_picture_leave_one_whole_file()
    {
        Parallel.For(0, 40, i =>
        {
            var cache = Cache(1 << 20, "model");
            var key = cache.Key("x"u8);
            cache.Store(key, Features(5000, (byte)i));
            Assert.Single(cache.Find(key)!.Data.Distinct());
        });
        Assert.Single(Directory.EnumerateFiles(folder));
    }

    private FeatureCache Cache(long limit, string scope) => new(folder, limit, scope, clock);

    private string FileOf(string key) => Path.Combine(folder, key + ".features");

    private static PictureFeatures Features(int bytes, byte value) => new(TensorElementType.Float, 2, 6, 2, [.. Enumerable.Repeat(value, bytes)]);

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan? by = null) => now += by ?? TimeSpan.FromSeconds(1);
    }
}
