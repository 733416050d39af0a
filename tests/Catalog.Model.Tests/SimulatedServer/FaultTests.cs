using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>Answers that a client must not trust.</summary>
public sealed class FaultTests
{
    private const string Schema = """{"type": "object", "properties": {"title": {"type": "string"}}}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_body_is_no_JSON_and_the_next_one_is_whole()
    {
        await using var server = await StartAsync(new Behaviour { BrokenJsonEvery = 2, });
        using var chat = new Chat(server);
        Assert.Equal("stop", (await chat.AskAsync(Chat.Request("one"), Cancelled)).Finish);
        await Assert.ThrowsAnyAsync<JsonException>(() => chat.AskAsync(Chat.Request("two"), Cancelled));
        Assert.Equal("stop", (await chat.AskAsync(Chat.Request("three"), Cancelled)).Finish);
        Assert.Equal((2L, 1L), (server.Stats.Succeeded, server.Stats.ByStatus["broken"]));
    }

    [Fact]
    public async Task A_connection_is_cut_in_the_middle_of_the_body()
    {
        await using var server = await StartAsync(new Behaviour { DisconnectEvery = 1 });
        using var chat = new Chat(server);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => chat.AskAsync(Chat.Request("one"), Cancelled));
        Assert.Equal((0L, 1L), (server.Stats.Succeeded, server.Stats.ByStatus["disconnected"]));
    }

    [Fact]
    public async Task An_error_comes_instead_of_the_answer()
    {
        await using var server = await StartAsync(new Behaviour { ErrorEvery = 1 });
        using var chat = new Chat(server);
        using var response = await chat.PostAsync(Chat.Request("one"), Cancelled);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task A_schema_is_kept_and_one_that_is_ignored_is_not()
    {
        await using var server = await StartAsync(new Behaviour());
        using var chat = new Chat(server);
        var request = Chat.Request("one", ("response_format", Chat.Schema(Schema)));
        Assert.NotEmpty(JsonNode.Parse((await chat.AskAsync(request, Cancelled)).Content!)!["title"]!.GetValue<string>());
        server.Change(new { ignoreSchema = true });
        var ignoring = await chat.AskAsync(request, Cancelled);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(ignoring.Content!));
    }

    [Fact]
    public async Task A_model_that_thinks_although_told_not_to()
    {
        await using var server = await StartAsync(new Behaviour { Think = Thinking.Reasoning });
        using var chat = new Chat(server);
        Assert.NotEmpty((await chat.AskAsync(Chat.Request("one"), Cancelled)).Message.GetProperty("reasoning_content").GetString()!);
        server.Change(new { think = "content" });
        Assert.StartsWith("<think>\n", (await chat.AskAsync(Chat.Request("one"), Cancelled)).Content, StringComparison.Ordinal);
        server.Change(new { think = "none" });
        Assert.Equal(JsonValueKind.Null, (await chat.AskAsync(Chat.Request("one"), Cancelled)).Message.GetProperty("reasoning_content").ValueKind);
    }

    [Fact]
    public async Task A_canned_answer_has_about_the_length_asked_for_and_stops_at_the_limit()
    {
        await using var server = await StartAsync(new Behaviour { AnswerTokens = 200 });
        using var chat = new Chat(server);
        Assert.InRange((await chat.AskAsync(Chat.Request("one", ("response_format", Chat.Schema(Schema))), Cancelled)).CompletionTokens, 150, 250);
        var cut = await chat.AskAsync(Chat.Request("one", ("max_tokens", 3)), Cancelled);
        Assert.Equal((3, "length"), (cut.CompletionTokens, cut.Finish));
    }

    private static Task<SimulatedServer> StartAsync(Behaviour behaviour) => SimulatedServer.StartAsync(
        new ServerSettings { Model = OracleFolder.Model, Answers = AnswerKind.Canned, Behaviour = behaviour }, cancellationToken: Cancelled);
}
