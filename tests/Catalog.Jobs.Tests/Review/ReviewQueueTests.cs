using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class ReviewQueueTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private long minor;
    private long critical;
    private long german;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReviewQueue Queue => new(database.Source, time);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        var seeder = new Seeder(database.Source);
        var product = await seeder.ProductAsync("A-1", "title: Lamp");
        minor = await seeder.TextAsync(product, Text("fr-FR", CopyState.NeedsReview, Severity.Minor));
        critical = await seeder.TextAsync(product, Text("pl-PL", CopyState.NeedsReview, Severity.Critical));
        german = await seeder.TextAsync(product, Text("de-DE", CopyState.NeedsReview, Severity.Critical));
        await seeder.TextAsync(product, Text("es-ES", CopyState.NeedsRewrite, Severity.Critical));
        await seeder.TextAsync(product, Text("it-IT", CopyState.Approved, Severity.Critical));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_worst_comes_first_and_nobody_gets_what_another_has()
    {
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, null, "tom", Token));
        Assert.Equal(minor, await Queue.TakeAsync(ReviewFilter.Waiting, null, "ida", Token));
        Assert.Null(await Queue.TakeAsync(ReviewFilter.Waiting, null, "leo", Token));
    }

    [Fact]
    public async Task A_reviewer_who_asks_again_gets_the_same()
    {
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
    }

    [Fact]
    public async Task A_hold_ends_by_itself_and_by_release()
    {
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
        time.Advance(ReviewQueue.Hold);
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "tom", Token));
        await Queue.ReleaseAsync(critical, "mia", Token);
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, null, "ida", Token));
        await Queue.ReleaseAsync(critical, "tom", Token);
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "leo", Token));
    }

    [Fact]
    public async Task Skipped_texts_stay_behind_the_place_in_the_queue()
    {
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, new QueuePlace(3, critical), "mia", Token));
        Assert.Equal(minor, await Queue.TakeAsync(ReviewFilter.Waiting, new QueuePlace(3, german), "mia", Token));
        Assert.Null(await Queue.TakeAsync(ReviewFilter.Waiting, new QueuePlace(1, minor), "mia", Token));
    }

    [Fact]
    public async Task A_filter_holds_for_state_and_locale()
    {
        Assert.Equal(minor, await Queue.TakeAsync(new ReviewFilter(CopyState.NeedsReview, "fr-FR"), null, "mia", Token));
        Assert.Null(await Queue.TakeAsync(new ReviewFilter(CopyState.NeedsReview, "es-ES"), null, "mia", Token));
        Assert.NotNull(await Queue.TakeAsync(new ReviewFilter(CopyState.NeedsRewrite, "es-ES"), null, "mia", Token));
    }

    [Fact]
    public async Task Opening_a_text_says_who_else_has_it()
    {
        Assert.Null(await Queue.HoldAsync(german, "mia", Token));
        Assert.Equal("mia", await Queue.HoldAsync(german, "tom", Token));
        Assert.Null(await Queue.HoldAsync(german, "mia", Token));
    }

    [Fact]
    public async Task Many_reviewers_at_once_never_get_the_same_text()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Queue.TakeAsync(ReviewFilter.Waiting, null, $"reviewer{i}", Token)));
        var ids = taken.OfType<long>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.NotEmpty(ids);
    }

    private static SeededText Text(string locale, string state, Severity severity) => new(
        locale, state, SeededText.Fields("Lampe", "Text", "Punkt", "Bild"), Findings: [new Finding("style", severity, "model", "title", "", "", "A finding.")]);
}
