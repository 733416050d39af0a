using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Review;

public sealed class DismissalsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private long product;
    private long copy;
    private long finding;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dismissals Dismissals => new(database.Source, new FakeTimeProvider(Now));

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        product = await seeder.ProductAsync("A-1", "title: Nordvik Lamp", "brand: Nordvik");
        copy = await seeder.TextAsync(product, new SeededText(
            "de-DE", CopyState.NeedsReview, SeededText.Fields("Lampe", "Eine Lampe.", "15 W", "Lampe"), Findings: [new("style", Severity.Major, "model", "title", "Lampe", "", "A finding.")]));
        finding = await seeder.ScalarAsync<long>("select id from finding");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_dismissed_finding_says_who_when_and_why_and_lowers_the_risk()
    {
        Assert.Null(await Dismissals.DismissAsync(copy, finding, "mia", " as we want it ", Token));
        Assert.Equal("mia as we want it", await seeder.ScalarAsync<string>("select dismissed_by || ' ' || dismissed_reason from finding"));
        Assert.Equal("de-DE model style title Lampe mia as we want it", await seeder.ScalarAsync<string>(
            "select concat_ws(' ', locale, source, type, field, found, dismissed_by, reason) from dismissal"));
        Assert.Equal(Now, await seeder.ScalarAsync<DateTime>("select dismissed_at from dismissal"));
        Assert.Equal(0, await seeder.ScalarAsync<int>("select risk from copy"));
    }

    [Fact]
    public async Task It_can_be_taken_back()
    {
        await Dismissals.DismissAsync(copy, finding, "mia", "no", Token);
        Assert.Null(await Dismissals.RestoreAsync(copy, finding, "ben", Token));
        Assert.Equal("ben", await seeder.ScalarAsync<string>("select undone_by from dismissal"));
        Assert.Equal(1, await seeder.ScalarAsync<long>("select count(*) from finding where dismissed_at is null"));
        Assert.Equal(2, await seeder.ScalarAsync<int>("select risk from copy"));
    }

    [Fact]
    public async Task Without_a_reason_twice_or_from_another_products_text_nothing_happens()
    {
        var other = await seeder.TextAsync(
            await seeder.ProductAsync("A-2", "title: Other"), new SeededText("de-DE", CopyState.NeedsReview, SeededText.Fields("Lampe", "Eine Lampe.", "15 W", "Lampe")));
        Assert.Contains("Say in a few words", await Dismissals.DismissAsync(copy, finding, "mia", " ", Token), StringComparison.Ordinal);
        Assert.Contains("501 characters", await Dismissals.DismissAsync(copy, finding, "mia", new string('x', 501), Token), StringComparison.Ordinal);
        Assert.NotNull(await Dismissals.DismissAsync(other, finding, "mia", "no", Token));
        Assert.NotNull(await Dismissals.RestoreAsync(copy, finding, "mia", Token));
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from dismissal"));
        Assert.Null(await Dismissals.DismissAsync(copy, finding, "mia", "no", Token));
        Assert.NotNull(await Dismissals.DismissAsync(copy, finding, "mia", "no", Token));
        Assert.Equal(1, await seeder.ScalarAsync<long>("select count(*) from dismissal"));
    }

    [Fact]
    public async Task It_holds_for_the_same_text_and_for_no_other()
    {
        await Dismissals.DismissAsync(copy, finding, "mia", "no", Token);
        Assert.Empty(await WriteAgainAsync(""));
        Assert.Single(await WriteAgainAsync("another text"));
    }

    // Seeded findings have an empty fingerprint.
    private async Task<IReadOnlyList<Finding>> WriteAgainAsync(string fingerprint)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        var writer = new RowWriter(connection, transaction, Token);
        var dismissed = await FindingRows.ClearOfTextAsync(writer, copy);
        return await FindingRows.InsertAsync(writer, product, copy, null, [new("style", Severity.Major, "model", "title", "Lampe", "", "A finding.")], fingerprint, dismissed);
    }
}
