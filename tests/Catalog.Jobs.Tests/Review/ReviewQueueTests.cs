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
    private Seeder seeder = null!;
    private long minor;
    private long critical;
    private long german;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ReviewQueue Queue => new(database.Source, time);

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
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
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, await PlaceAsync(critical), "mia", Token));
        Assert.Equal(minor, await Queue.TakeAsync(ReviewFilter.Waiting, await PlaceAsync(german), "mia", Token));
        Assert.Null(await Queue.TakeAsync(ReviewFilter.Waiting, await PlaceAsync(minor), "mia", Token));
    }

    [Fact]
    public async Task The_text_behind_the_one_on_the_screen_is_held_too()
    {
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token, critical));
        Assert.Equal(minor, await Queue.TakeAsync(ReviewFilter.Waiting, null, "tom", Token));
        time.Advance(ReviewQueue.Hold - TimeSpan.FromSeconds(1));
        await Queue.RenewAsync([critical, german, minor], "mia", Token);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(minor, await Queue.TakeAsync(ReviewFilter.Waiting, null, "ida", Token));
        Assert.Null(await Queue.TakeAsync(ReviewFilter.Waiting, null, "leo", Token));
    }

    [Fact]
    public async Task What_was_sent_to_a_colleague_is_in_no_other_queue()
    {
        await seeder.ExecuteAsync("update copy set assigned_to = 'tom', assigned_by = 'mia' where id = @critical", new { critical });
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
        Assert.Equal(critical, await Queue.TakeAsync(ReviewFilter.Waiting with { OnlyMine = true }, null, "tom", Token));
        Assert.Null(await Queue.TakeAsync(ReviewFilter.Waiting with { OnlyMine = true }, null, "mia", Token));
    }

    [Fact]
    public async Task A_retired_products_texts_wait_in_no_queue()
    {
        await seeder.ExecuteAsync("update copy set retired = true where id = @critical", new { critical });
        Assert.Equal(german, await Queue.TakeAsync(ReviewFilter.Waiting, null, "mia", Token));
    }

    [Fact]
    public async Task Queues_can_be_in_the_order_of_locales_and_of_products()
    {
        var other = await seeder.TextAsync(await seeder.ProductAsync("A-2", "title: Kettle"), Text("de-DE", CopyState.NeedsReview, Severity.Critical));
        Assert.Equal([german, other, minor, critical], await AllAsync(QueueOrder.Locale));
        Assert.Equal([minor, critical, german, other], await AllAsync(QueueOrder.Product));
        Assert.Equal([critical, german, other, minor], await AllAsync(QueueOrder.Priority));
    }

    [Fact]
    public async Task What_waits_long_enough_goes_before_what_is_worse()
    {
        await seeder.ExecuteAsync("update copy set waiting_since = waiting_since - interval '9 days' where id = @minor", new { minor });
        Assert.Equal(minor, (await AllAsync(QueueOrder.Priority))[0]);
    }

    [Fact]
    public async Task Of_two_equally_bad_texts_that_of_the_more_valuable_product_comes_first()
    {
        await ReviewValues.ApplyAsync(database.Source, "stock", Token);
        var valuable = await seeder.ProductAsync("A-2", "title: Kettle", "stock: 900");
        var fresh = await seeder.TextAsync(valuable, Text("de-DE", CopyState.NeedsReview, Severity.Critical));
        Assert.Equal(59, await seeder.ScalarAsync<int>("select value from copy where id = @fresh", new { fresh }));
        Assert.Equal(fresh, (await AllAsync(QueueOrder.Priority))[0]);

        // The import brings another number.
        await seeder.ExecuteAsync("update product set facts = replace(facts::text, '900', '0')::jsonb where id = @valuable", new { valuable });
        Assert.Equal([critical, german, fresh, minor], await AllAsync(QueueOrder.Priority));
        await seeder.ExecuteAsync("update product set facts = replace(facts::text, '\"0\"', '\"99\"')::jsonb where id = @valuable", new { valuable });
        Assert.Equal(fresh, (await AllAsync(QueueOrder.Priority))[0]);
        await ReviewValues.ApplyAsync(database.Source, null, Token);
        Assert.Equal([critical, german, fresh, minor], await AllAsync(QueueOrder.Priority));
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

    private async Task<QueuePlace> PlaceAsync(long id) => new("", await seeder.ScalarAsync<long>("select due from copy where id = @id", new { id }), id);

    private async Task<IReadOnlyList<long>> AllAsync(QueueOrder order)
    {
        var filter = ReviewFilter.Waiting with { Order = order };
        var list = new QueueList(database.Source, time);
        var all = new List<long>();
        QueuePlace? after = null;
        while ((await list.PageAsync(filter, after, "mia", 1, Token)).Lines is [var line])
        {
            all.Add(line.Id);
            after = QueuePlace.Parse(line.Place(order).ToString());
        }

        return all;
    }

    private static SeededText Text(string locale, string state, Severity severity) => new(
        locale, state, SeededText.Fields("Lampe", "Text", "Punkt", "Bild"), Findings: [new Finding("style", severity, "model", "title", "", "", "A finding.")]);
}
