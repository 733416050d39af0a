using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Storage;
using Dapper;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class QueuePositionsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Texts = 4000;
    private TestDatabase database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        await connection.ExecuteAsync(
            """
            insert into product (sku, title, facts, attributes, pictures, documents, hash, import_id)
            select 'S-' || n, 'Lamp', '[]', '{}', '[]', '[]', '', 0 from generate_series(1, @Texts / 2) n;
            insert into copy (product_id, locale, state, risk, waiting_since)
            select p.id, l.locale, 'needs_review', p.id % 4, now() - p.id * interval '7 minutes' from product p, (values ('de-DE'), ('fr-FR')) l (locale);
            analyze copy
            """,
            new { Texts });
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(QueueOrder.Priority, null)]
    [InlineData(QueueOrder.Priority, "fr-FR")]
    [InlineData(QueueOrder.Locale, null)]
    [InlineData(QueueOrder.Product, null)]
    public async Task Near_the_front_numbers_are_exact_and_lead_to_the_text(QueueOrder order, string? locale)
    {
        var (filter, positions) = (new ReviewFilter(CopyState.NeedsReview, locale) { Order = order }, Positions());
        foreach (var number in new long[] { 1, 2, 17, 1000 })
        {
            var id = await positions.AtAsync(filter, number, "mia", Token);
            Assert.Equal(new QueuePosition(number, locale is null ? Texts : Texts / 2, false), await positions.OfAsync(filter, await PlaceAsync(id!.Value, order), "mia", Token));
        }
    }

    [Theory]
    [InlineData(QueueOrder.Priority, null)]
    [InlineData(QueueOrder.Priority, "fr-FR")]
    [InlineData(QueueOrder.Locale, "de-DE")]
    [InlineData(QueueOrder.Product, null)]
    public async Task Far_behind_they_are_estimates_that_say_so_and_are_near(QueueOrder order, string? locale)
    {
        var (filter, positions) = (new ReviewFilter(CopyState.NeedsReview, locale) { Order = order }, Positions(exact: 20));
        var total = locale is null ? Texts : Texts / 2;
        var exact = Positions(exact: Texts);
        foreach (var share in new[] { 0.25, 0.5, 0.9 })
        {
            var number = (long)(share * total);
            var id = await positions.AtAsync(filter, number, "mia", Token);
            var place = await PlaceAsync(id!.Value, order);
            var found = await positions.OfAsync(filter, place, "mia", Token);
            Assert.True(found.IsEstimate);
            Assert.Equal(total, found.Of);
            Assert.InRange(found.Number, number - (total * 0.05), number + (total * 0.05));
            Assert.InRange((await exact.OfAsync(filter, place, "mia", Token)).Number, number - (total * 0.05), number + (total * 0.05));
        }
    }

    [Fact]
    public async Task Behind_the_end_the_last_text_comes_and_an_empty_queue_has_none()
    {
        var filter = ReviewFilter.Waiting;
        var last = await Positions(exact: Texts).AtAsync(filter, Texts, "mia", Token);
        Assert.Equal(last, await Positions(exact: 20).AtAsync(filter, 100_000, "mia", Token));
        Assert.Null(await Positions(exact: 20).AtAsync(filter with { State = CopyState.Approved }, 30, "mia", Token));
    }

    [Fact]
    public async Task In_the_order_of_locales_the_kept_counts_lead_to_the_locale()
    {
        var id = await Positions(exact: 20).AtAsync(ReviewFilter.Waiting with { Order = QueueOrder.Locale }, (Texts / 2) + 1000, "mia", Token);
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        Assert.Equal("fr-FR", await connection.ExecuteScalarAsync<string>("select locale from copy where id = @id", new { id }));
    }

    private QueuePositions Positions(int exact = 1000) => new(database.Source, new CopyCounts(database.Source), TimeProvider.System) { Exact = exact };

    private async Task<QueuePlace> PlaceAsync(long id, QueueOrder order)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        var (due, locale, product) = await connection.QuerySingleAsync<(long, string, long)>("select due, locale, product_id from copy where id = @id", new { id });
        return order switch
        {
            QueueOrder.Locale => new(locale, due, id),
            QueueOrder.Product => new("", product, id),
            _ => new("", due, id),
        };
    }
}
