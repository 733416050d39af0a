using Catalog.Jobs.Terminology.Suggestions;
using Catalog.Jobs.Tests.Catalogs;
using Catalog.Jobs.Tests.Review;
using Catalog.Jobs.Tests.Storage;
using Catalog.Jobs.Tests.Writing;
using Xunit;

namespace Catalog.Jobs.Tests.Terminology;

public sealed class RuleTrialTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_tried_on_approved_texts_of_its_locale_beside_the_glossary()
    {
        await using var database = await postgres.CreateAsync();
        var seeder = new Seeder(database.Source);
        for (var n = 1; n <= 8; n++)
        {
            var product = await seeder.ProductAsync($"BAG-{n}", $"title: Nordvik {n} Backpack", "category: Backpack");
            await seeder.TextAsync(product, new SeededText(
                "de-DE", n == 8 ? "needs_review" : "approved", SeededText.Fields($"Nordvik {n} {(n > 5 ? "Ranzen" : "Rucksack")}", n == 1 ? "Aus Kunst-Leder." : "Aus Leder.", "x", "y")));
            await seeder.TextAsync(product, new SeededText("fr-FR", "approved", SeededText.Fields($"Nordvik {n}", "Aus Leder.", "x", "y")));
        }

        var catalog = await DemoCatalog.LoadAsync() with { };
        var trials = await new RuleTrials(database.Source).RunAsync(
            "de-DE",
            [Samples.Forbidden("Leder", "de-DE"), Samples.Preferred("Backpack", "de-DE", "Rucksack"), Samples.Forbidden("Stoff", "de-DE")],
            catalog with { Glossary = [Samples.NeverTranslate("Kunst-Leder"), Samples.Forbidden("aus", "de-DE")] }, Token);
        Assert.Equal([(7, 6), (7, 2), (7, 0)], trials.Select(trial => (trial.Looked, trial.Flagged)));
        Assert.Equal((5, 2, 0), (trials[0].Samples.Count, trials[1].Samples.Count, trials[2].Samples.Count));
        Assert.All(trials[0].Samples, sample => Assert.Equal("Leder", sample.Text.Substring(sample.Start, sample.Length)));
        Assert.Equal(["BAG-6", "BAG-7"], trials[1].Samples.Select(sample => sample.Sku).Order());
        Assert.Equal(0, await seeder.ScalarAsync<long>("select count(*) from finding"));
    }

    [Fact]
    public async Task Words_that_many_approved_texts_have_are_no_complaint()
    {
        await using var database = await postgres.CreateAsync();
        await ComplainAsync(new Seeder(database.Source));
        var suggestions = new RuleSuggestions(database.Source);
        var catalog = await DemoCatalog.LoadAsync();
        var (rule, trial) = Assert.Single(await suggestions.FindAsync(catalog, Token));
        Assert.Equal(("kinderleicht", 24, 3), (rule.Term.Term, trial.Looked, trial.Flagged));
        Assert.Equal(["Tasche: kinderleicht sagen wir nicht"], rule.Notes);
        await suggestions.RefuseAsync("de-DE", "kinderleicht", "ann", Token);
        Assert.Empty(await suggestions.FindAsync(catalog, Token));
    }

    [Fact]
    public async Task A_rejection_that_was_undone_is_no_complaint()
    {
        await using var database = await postgres.CreateAsync();
        var seeder = new Seeder(database.Source);
        await ComplainAsync(seeder);
        await seeder.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state, undoes)
            select copy_id, revision_id, 'undo', actor, to_state, from_state, id from decision order by id limit 1
            """);
        Assert.Empty(await new RuleSuggestions(database.Source).FindAsync(await DemoCatalog.LoadAsync(), Token));
    }

    // Three of 24 texts are rejected for the same word.
    private static async Task ComplainAsync(Seeder seeder)
    {
        for (var n = 1; n <= 24; n++)
        {
            var product = await seeder.ProductAsync($"BAG-{n}", $"title: Nordvik {n} Backpack", "category: Backpack");
            var copy = await seeder.TextAsync(product, new SeededText(
                "de-DE", "approved", SeededText.Fields($"Nordvik {n}", n <= 3 ? "Diese Tasche ist kinderleicht." : "Diese Tasche ist gut.", "x", "y")));
            if (n <= 3)
            {
                await seeder.ExecuteAsync(
                    """
                    insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state)
                    select @copy, newest_revision_id, 'reject', 'ann', 'Tasche: kinderleicht sagen wir nicht', 'approved', 'needs_rewrite' from copy where id = @copy
                    """,
                    new { copy });
            }
        }
    }
}
