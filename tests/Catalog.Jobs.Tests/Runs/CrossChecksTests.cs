using Catalog.Jobs.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Runs;

public sealed class CrossChecksTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_text_of_two_products_goes_to_a_person_at_the_end_of_the_run()
    {
        await using var pipeline = await SameTextsAsync();
        Assert.Equal(2, await CountAsync(pipeline, "select count(distinct product_id) from finding where source = 'duplicate-text'"));
        Assert.Equal(0, await CountAsync(pipeline, "select count(*) from copy where state = 'approved' or approved_revision_id is not null"));
        Assert.Equal("escalate rules approved needs_review consistency.duplicate (major); approval.maxSeverity is minor", await pipeline.ScalarAsync<string>(
            "select concat_ws(' ', action, actor, from_state, to_state, reason) from decision order by id desc limit 1"));
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing_and_keeps_dismissals()
    {
        await using var pipeline = await SameTextsAsync();
        await pipeline.ExecuteAsync("update finding set dismissed_at = now(), dismissed_by = 'ann', dismissed_reason = 'so be it' where source = 'duplicate-text' and product_id = 1");
        var before = await StateAsync(pipeline);
        await new CrossChecks(pipeline.Source, pipeline.Products, pipeline.Catalog).RunAsync(Cancellation);
        Assert.Equal(before, await StateAsync(pipeline));
    }

    [Fact]
    public async Task It_goes_when_the_texts_differ_again()
    {
        await using var pipeline = await SameTextsAsync();
        await pipeline.AddAsync("SKU-002", "Nordvik Trail B Backpack", "red");
        await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal(0, await CountAsync(pipeline, "select count(*) from finding where source = 'duplicate-text'"));
    }

    [Fact]
    public async Task A_check_that_is_ignored_finds_nothing()
    {
        await using var pipeline = await SameTextsAsync("duplicate-text");
        Assert.Equal(0, await CountAsync(pipeline, "select count(*) from finding where source = 'duplicate-text'"));
    }

    private async Task<Pipeline> SameTextsAsync(string? ignored = null)
    {
        var pipeline = await Pipeline.CreateAsync(postgres, products: 2);
        if (ignored is not null) pipeline.Catalog = pipeline.Catalog with { Flags = new([new("ignore", ignored)]) };
        await pipeline.RefreshAsync(new ScriptedEngine
        {
            Answer = asked => asked.Writes ? ScriptedAnswers.Copy(asked, "A bag in blue that is made for everyday use at home and on the road.")
                : asked.Reviews ? ScriptedAnswers.Review(asked, "blue") : ScriptedAnswers.Default(asked),
        });
        return pipeline;
    }

    private static Task<long> CountAsync(Pipeline pipeline, string sql) => pipeline.ScalarAsync<long>(sql);

    private static Task<string> StateAsync(Pipeline pipeline) => pipeline.ScalarAsync<string>(
        """
        select (select string_agg(concat_ws('|', product_id, copy_id, revision_id, type, source, message, fingerprint, dismissed_by), ' ' order by product_id, copy_id, type) from finding)
            || (select string_agg(concat_ws('|', id, state, version, risk), ' ' order by id) from copy) || (select count(*) from decision)
        """);
}
