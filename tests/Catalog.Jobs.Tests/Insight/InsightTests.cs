using Catalog.Jobs.Insight;
using Catalog.Jobs.Review;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Jobs.Tests.Insight;

public sealed class InsightTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly InsightFilter Year = new(null, new(2026, 1, 1), new(2026, 12, 31));
    private TestDatabase database = null!;
    private Seeder seeder = null!;
    private long product;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateAsync();
        seeder = new Seeder(database.Source);
        product = await seeder.ProductAsync("A-1", "title: Lamp");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task What_happened_is_added_up_by_day_and_locale_exactly_once()
    {
        var german = await TextAsync("de-DE");
        await TextAsync("fr-FR", findings: [new("style", Jobs.Checks.Severity.Minor, "model", "title", "", "", ""), new("length", Jobs.Checks.Severity.Minor, "length", "title", "", "", "")]);
        await DecideAsync(german, "approve", "mia", "2026-11-24 10:00:00+00", 1);
        await seeder.ExecuteAsync(
            "insert into decision (copy_id, action, actor, from_state, to_state, created_at) values (@german, 'escalate', 'rules', 'new', 'needs_review', '2026-11-24 03:00:00+00')", new { german });
        var fold = new InsightFold(database.Source);
        await Task.WhenAll(fold.FoldAsync(Token), fold.FoldAsync(Token));
        await fold.FoldAsync(Token);
        var sums = await new InsightQueries(database.Source).ByLocaleAsync(Year, Token);
        Assert.Equal(
            ["de-DE decision approve 1 0", "de-DE draft  1 1.4", "de-DE rules escalate 1 0", "de-DE tokens-in  1 412", "de-DE tokens-out  1 96", "de-DE unchanged  1 1",
                "fr-FR draft  1 1.4", "fr-FR tokens-in  1 412", "fr-FR tokens-out  1 96"],
            sums.Where(sum => sum.Measure != Measures.Finding).Select(sum => FormattableString.Invariant($"{sum.Locale} {sum.Measure} {sum.Key} {sum.N} {sum.Total}")));
        Assert.Equal(["fr-FR length 1", "fr-FR model 1"], sums.Where(sum => sum.Measure == Measures.Finding).Select(sum => $"{sum.Locale} {sum.Key} {sum.N}"));
        Assert.Equal(0, await seeder.ScalarAsync<long>("select (select count(*) from insight_delta) + (select count(*) from insight_pending)"));
        var months = await new InsightQueries(database.Source).ByPeriodAsync(Year, Token);
        Assert.Equal([new DateOnly(2026, 11, 1)], months.Where(sum => sum.Measure == Measures.Draft).Select(sum => sum.Period!.Value));
        Assert.Equal(2, months.Single(sum => sum.Measure == Measures.Draft).N);
        Assert.Equal(["de-DE", "fr-FR"], await new InsightQueries(database.Source).LocalesAsync(Year, Token));
    }

    [Fact]
    public async Task The_time_of_a_review_runs_from_the_screen_or_the_decision_before()
    {
        var (first, second, third) = (await TextAsync("de-DE"), await TextAsync("fr-FR"), await TextAsync("es-ES"));
        await seeder.ExecuteAsync(
            """
            update copy set held_by = 'mia', held_until = now() + interval '5 minutes' where id in (@first, @second);
            update copy set opened_at = '2026-11-24 10:00:00+00' where id = @first;
            update copy set opened_at = '2026-11-24 10:00:01+00' where id = @second
            """, new { first, second });
        // The second came up while the first was on the screen; nobody opened the third.
        await DecideAsync(first, "approve", "mia", "2026-11-24 10:00:30+00", 1);
        await DecideAsync(second, "approve", "mia", "2026-11-24 10:01:20+00", 1);
        await DecideAsync(third, "approve", "mia", "2026-11-24 10:01:21+00", 1);
        await new InsightFold(database.Source).FoldAsync(Token);
        var review = (await new InsightQueries(database.Source).ByPeriodAsync(Year, Token)).Single(sum => sum.Measure == Measures.Review);
        Assert.Equal((2L, 30.0 + 50), (review.N, review.Total));
    }

    [Fact]
    public async Task A_text_that_comes_onto_a_screen_again_starts_anew_and_one_that_stays_does_not()
    {
        var copy = await TextAsync("de-DE");
        async Task<string> OpenAsync(string by)
        {
            await seeder.ExecuteAsync("update copy set held_by = @by, held_until = now() + interval '5 minutes' where id = @copy", new { by, copy });
            return await seeder.ScalarAsync<string>("select opened_by || ' ' || opened_at::text from copy where id = @copy", new { copy });
        }

        var first = await OpenAsync("mia");
        Assert.Equal(first, await OpenAsync("mia"));
        Assert.StartsWith("max ", await OpenAsync("max"), StringComparison.Ordinal);
        Assert.NotEqual(first, await OpenAsync("mia"));
    }

    [Fact]
    public void An_edit_is_measured_against_the_models_draft_and_an_overturned_decision_is_no_agreement()
    {
        var (draft, final) = (SeededText.Fields("Lampe", "12345", "abc", "x").ToJson(), SeededText.Fields("Lampe", "12345", "abd", "x").ToJson());
        var made = new MadeDecision(1, "de-DE", "edit", new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero), new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), draft, "model", final, "approve");
        Assert.Equal(
            [("review", "", 900.0), ("unchanged", "", 0), ("distance", "0", 1 / 14.0), ("agreement", "", 0)],
            DecisionMeasures.Of(made).Select(delta => (delta.Measure, delta.Key, delta.Total)));
        Assert.Equal([("agreement", 1.0)], DecisionMeasures.Of(made with { Action = "approve", OpenedAt = null, DraftAuthor = "max", Earlier = "edit" }).Select(delta => (delta.Measure, delta.Total)));
        Assert.Equal([("agreement", 1.0)], DecisionMeasures.Of(made with { Action = "reject", OpenedAt = null, DraftAuthor = "max", Earlier = "reject" }).Select(delta => (delta.Measure, delta.Total)));
        Assert.Empty(DecisionMeasures.Of(made with { Action = "undo", OpenedAt = null }));
    }

    [Fact]
    public async Task Who_decided_about_the_same_text_before_is_found()
    {
        var copy = await TextAsync("de-DE");
        await DecideAsync(copy, "approve", "mia", "2026-11-24 10:00:00+00", 1);
        await seeder.ExecuteAsync("insert into revision (copy_id, number, author, texts, raw) select copy_id, 2, 'max', texts, raw from revision where copy_id = @copy", new { copy });
        await DecideAsync(copy, "edit", "max", "2026-11-24 11:00:00+00", 2);
        await DecideAsync(copy, "approve", "mia", "2026-11-24 12:00:00+00", 2);
        await new InsightFold(database.Source).FoldAsync(Token);
        var agreement = (await new InsightQueries(database.Source).ByPeriodAsync(Year, Token)).Single(sum => sum.Measure == Measures.Agreement);
        Assert.Equal((2L, 1.0), (agreement.N, agreement.Total));
    }

    [Fact]
    public async Task What_was_undone_counts_for_nothing_before_and_after_it_was_added_up()
    {
        var fold = new InsightFold(database.Source);
        var undos = new Undos(database.Source, new FakeTimeProvider(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero)));
        foreach (var (locale, isFolded) in new[] { ("de-DE", true), ("fr-FR", false) })
        {
            var copy = await TextAsync(locale);
            await seeder.ExecuteAsync("update copy set held_by = 'mia', held_until = now() + interval '5 minutes' where id = @copy; update copy set opened_at = '2026-11-24 09:59:00+00' where id = @copy", new { copy });
            await DecideAsync(copy, "approve", "max", "2026-11-24 09:00:00+00", 1);
            await seeder.ExecuteAsync(
                $"""
                insert into decision (copy_id, revision_id, action, actor, from_state, to_state, created_at, version, before)
                select c.id, c.newest_revision_id, 'approve', 'mia', c.state, 'approved', '2026-11-24 10:00:00+00', 2, {CopySnapshot.Sql} from copy c where c.id = @copy;
                update copy set version = 2, state = 'approved' where id = @copy
                """, new { copy });
            if (isFolded) await fold.FoldAsync(Token);
            Assert.IsType<UndoOutcome.Undone>(await undos.UndoAsync("mia", null, Token));
        }

        await fold.FoldAsync(Token);
        var sums = await new InsightQueries(database.Source).ByLocaleAsync(Year, Token);
        foreach (var locale in new[] { "de-DE", "fr-FR" })
        {
            // Only what Max decided is left, and that something was undone.
            Assert.Equal(
                ["decision approve 1 0", "decision undo 1 0", "unchanged  1 1"],
                sums.Where(sum => sum.Locale == locale && sum.Measure is Measures.Decision or Measures.Review or Measures.Unchanged or Measures.Agreement)
                    .Select(sum => FormattableString.Invariant($"{sum.Measure} {sum.Key} {sum.N} {sum.Total}")));
        }
    }

    private Task<long> TextAsync(string locale, params Jobs.Checks.Finding[] findings) => seeder.TextAsync(
        product, new SeededText(locale, "needs_review", SeededText.Fields("Lampe", "Eine Lampe.", "Lampe", "Lampe"), Findings: findings));

    private Task DecideAsync(long copy, string action, string actor, string at, int number) => seeder.ExecuteAsync(
        """
        insert into decision (copy_id, revision_id, action, actor, from_state, to_state, created_at)
        select copy_id, id, @action, @actor, 'needs_review', 'approved', @at::timestamptz from revision where copy_id = @copy and number = @number
        """, new { copy, action, actor, at, number });
}
