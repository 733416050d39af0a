using System.Text;
using System.Text.Json;
using Catalog.Jobs.Learning;
using Catalog.Jobs.Tests.Runs;
using Catalog.Jobs.Tests.Storage;
using Xunit;

namespace Catalog.Jobs.Tests.Learning;

public sealed class LearningTests(PostgresFixture postgres)
{
    private static readonly PairFilter People = new(true, true, null, false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approved_and_edited_texts_come_with_the_prompt_as_it_was_sent()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Empty(await LinesAsync(pipeline, People));
        await pipeline.ExecuteAsync(
            """
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state)
            select id, newest_revision_id, 'approve', 'mia', state, 'approved' from copy where locale = 'en-US';
            insert into revision (copy_id, number, author, texts, raw)
            select copy_id, number + 1, 'mia', '{"title": "Mine"}', '{"title": "Mine"}' from revision where id = (select newest_revision_id from copy where locale = 'en-GB');
            update copy set approved_revision_id = (select max(id) from revision) where locale = 'en-GB';
            insert into decision (copy_id, revision_id, action, actor, from_state, to_state)
            select id, approved_revision_id, 'edit', 'mia', state, 'approved' from copy where locale = 'en-GB'
            """);
        var lines = await LinesAsync(pipeline, People);
        Assert.Equal(["approved en-US", "edited en-GB"], lines.Select(line => $"{line.GetProperty("kind")} {line.GetProperty("locale")}"));
        var edited = lines[1];
        Assert.Equal(
            ["kind", "locale", "prompt", "answer", "rejected", "facts", "pictures", "provenance"], edited.EnumerateObject().Select(property => property.Name));
        Assert.Equal("""{"title": "Mine"}""", edited.GetProperty("answer").GetString());
        Assert.Equal(await pipeline.ScalarAsync<string>("select raw from revision r join copy c on c.id = r.copy_id where c.locale = 'en-GB' and r.author = 'model'"), edited.GetProperty("rejected").GetString());
        Assert.Equal(
            await pipeline.ScalarAsync<string>("select opening || tail from conversation v join conversation_turn t on t.conversation_id = v.id where locale = 'en-GB' and task = 'write'"),
            edited.GetProperty("prompt").GetProperty("opening").GetString() + edited.GetProperty("prompt").GetProperty("tail").GetString());
        Assert.Equal("blue", edited.GetProperty("facts")[1].GetProperty("values")[0].GetString());
        Assert.Equal(("mia", "SKU-001"), (edited.GetProperty("provenance").GetProperty("decidedBy").GetString(), edited.GetProperty("provenance").GetProperty("sku").GetString()));
        Assert.True(edited.GetProperty("provenance").GetProperty("model").GetString()!.Length > 0);

        Assert.Equal(["edited"], (await LinesAsync(pipeline, People with { Approved = false })).Select(line => line.GetProperty("kind").GetString()));
        Assert.Empty(await LinesAsync(pipeline, People with { Since = DateTimeOffset.MaxValue }));
        Assert.Equal(3, (await LinesAsync(pipeline, People with { ByRules = true })).Count);
    }

    [Fact]
    public async Task A_text_whose_prompt_is_not_known_does_not_come()
    {
        await using var pipeline = await Pipeline.CreateAsync(postgres, products: 1);
        await pipeline.RefreshAsync(new ScriptedEngine());
        Assert.Equal(3, (await LinesAsync(pipeline, People with { ByRules = true })).Count);
        await pipeline.ExecuteAsync("delete from conversation_turn where locale = 'en-GB'; delete from decision where copy_id = (select id from copy where locale = 'en-CA')");
        Assert.Equal(["en-US"], (await LinesAsync(pipeline, People with { ByRules = true })).Select(line => line.GetProperty("locale").GetString()));
    }

    private static async Task<List<JsonElement>> LinesAsync(Pipeline pipeline, PairFilter filter)
    {
        using var stream = new MemoryStream();
        var count = await PairLines.WriteAsync(stream, new LearningPairs(pipeline.Source).ReadAsync(filter, Token), Token);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count.Approved + count.Edited, lines.Length);
        return [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}
