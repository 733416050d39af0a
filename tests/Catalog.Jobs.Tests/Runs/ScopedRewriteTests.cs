using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Catalog.Model.Chat;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

/// <summary>A person wants one field, or some words of it, anew: whatever the model answers, nothing else changes.</summary>
public sealed class ScopedRewriteTests(PostgresFixture postgres)
{
    private const string Old = "The Nordvik Trail B Backpack comes in blue and is made for everyday use at home and on the road.";

    // "everyday use"
    private const string Words = """{"field": "description", "span": {"start": 59, "length": 12, "item": 0}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_is_written_anew_and_the_form_leaves_the_others_one_spelling()
    {
        await using var pipeline = await RequestAsync("""{"field": "description"}""");
        var engine = new ScriptedEngine { Answer = asked => asked.Writes ? Text("Nordvik Trail B Backpack", "A blue backpack for every day, at home and on the road, whatever comes.") : null };
        await pipeline.PumpAsync(engine);
        var write = engine.Turns.First(turn => turn.Writes);
        Assert.Contains("\nNote: Change only the field description: livelier\n", write.Tail, StringComparison.Ordinal);
        Assert.Contains("""{"type": "string", "enum": ["Nordvik Trail B Backpack"]}""", write.Decoding.Format!.Schema, StringComparison.Ordinal);
        Assert.Equal("Nordvik Trail B Backpack|A blue backpack for every day, at home and on the road, whatever comes.", await NewestAsync(pipeline));
        Assert.True(await pipeline.ScalarAsync<bool>("select request_scope is null and requested_at is null from copy where locale = 'en-GB'"));
    }

    [Fact]
    public async Task An_answer_that_changes_another_field_is_asked_for_once_more_and_then_refused_and_the_finding_says_so()
    {
        await using var pipeline = await RequestAsync("""{"field": "description"}""");
        var engine = new ScriptedEngine { Answer = asked => asked.Writes ? Text("Another title", "A blue backpack.") : null };
        await pipeline.PumpAsync(engine);
        Assert.Equal(2, engine.Turns.Count(turn => turn.Writes));
        Assert.Equal($"Nordvik Trail B Backpack|{Old}", await NewestAsync(pipeline));
        Assert.Contains("it changed the field title, but only the field description was to change", await pipeline.ScalarAsync<string>("select message from finding where type = 'answer.invalid'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marked_words_are_written_anew_and_what_stands_around_them_stays()
    {
        await using var pipeline = await RequestAsync(Words);
        var engine = new ScriptedEngine { Answer = asked => asked.Writes ? Text("Nordvik Trail B Backpack", Old.Replace("everyday use", "long days", StringComparison.Ordinal)) : null };
        await pipeline.PumpAsync(engine);
        Assert.Contains("\nNote: Change only \"everyday use\" in the field description: livelier\n", engine.Turns.First(turn => turn.Writes).Tail, StringComparison.Ordinal);
        Assert.EndsWith("is made for long days at home and on the road.", await NewestAsync(pipeline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The Nordvik Trail B Backpack comes in navy and is made for long days at home and on the road.")]
    [InlineData("The Nordvik Trail B Backpack comes in blue and is made for long days.")]
    [InlineData("is made for long days at home and on the road.")]
    public async Task An_answer_that_changes_what_stands_around_marked_words_is_refused(string description)
    {
        await using var pipeline = await RequestAsync(Words);
        await pipeline.PumpAsync(new ScriptedEngine { Answer = asked => asked.Writes ? Text("Nordvik Trail B Backpack", description) : null });
        Assert.Equal($"Nordvik Trail B Backpack|{Old}", await NewestAsync(pipeline));
        Assert.Contains("outside of \"everyday use\"", await pipeline.ScalarAsync<string>("select message from finding where type = 'answer.invalid'"), StringComparison.Ordinal);
    }

    private async Task<Pipeline> RequestAsync(string scope)
    {
        var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        await pipeline.ExecuteAsync(
            "update copy set state = 'needs_rewrite', requested_at = now(), requested_by = 'ann', request_note = 'livelier', request_scope = @scope::jsonb where locale = 'en-GB'", new { scope });
        await RewriteRuns.StartAsync(pipeline.Source, 1, "en-GB", "ann", Cancellation);
        return pipeline;
    }

    private static string Text(string title, string description) => $$"""{"title": {{ContractJson.Quote(title)}}, "description": {{ContractJson.Quote(description)}}}""";

    private static Task<string> NewestAsync(Pipeline pipeline) => pipeline.ScalarAsync<string>(
        "select (r.texts ->> 'title') || '|' || (r.texts ->> 'description') from copy c join revision r on r.id = c.newest_revision_id where c.locale = 'en-GB'");
}
