using Catalog.Model.Chat;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class PlantingTests : IDisposable
{
    private readonly FakeServer server = new();
    private readonly Usage usage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_server_that_can_not_end_a_prompt_there_gets_plain_requests_from_then_on()
    {
        server.Plant = request => request.IsPlanting ? FakeServer.Json(400, """{"error": {"message": "continue_final_message is for assistants"}}""") : FakeServer.Text("x", prompt: 14, answer: 1, finish: "length");
        await using var engine = await server.ConnectAsync();
        using var first = await engine.StartAsync(new Opening("s", "facts\n"), usage, Token);
        using var second = await engine.StartAsync(new Opening("s", "others\n"), usage, Token);
        Assert.Equal([true, false, false], server.Requests.Select(request => request.IsPlanting));
        Assert.All(server.Requests, request => Assert.Equal(1, request.MaxTokens));
        Assert.Equal((14, 14, 28L, 0L), (first.Tokens, second.Tokens, usage.PromptTokensComputed, usage.DecodeTokens));
    }

    [Fact]
    public async Task An_opening_without_a_text_is_counted_with_its_first_turn()
    {
        server.Turn = _ => Task.FromResult(FakeServer.Text("fine", prompt: 20));
        await using var engine = await server.ConnectAsync();
        using var root = await engine.StartAsync(new Opening("s", ""), usage, Token);
        Assert.Empty(server.Requests);
        Assert.Equal(20, (await root.SendAsync(new Turn.User("a"), new Decoding(9), Token)).PromptTokens);
    }

    [Fact]
    public async Task All_forks_of_an_opening_go_to_the_server_that_has_it()
    {
        await using var engine = await server.ConnectAsync(FakeServer.Options("http://one.test", "http://two.test"));
        var roots = new List<IConversation>();
        for (var i = 0; i < 6; i++) roots.Add(await engine.StartAsync(new Opening("s", $"{i}\n"), usage, Token));
        await Task.WhenAll(roots.SelectMany(root => Enumerable.Range(0, 5).Select(_ => root.Fork().SendAsync(new Turn.User("t"), new Decoding(9), Token))));
        foreach (var requests in server.Requests.GroupBy(request => request.Content(1)[..1])) Assert.Single(requests.Select(request => request.Host).Distinct());
        Assert.Equal(36, server.Requests.Count);
    }

    [Fact]
    public async Task Openings_go_to_the_server_that_has_least_to_do()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        server.Turn = _ => answer.Task;
        await using var engine = await server.ConnectAsync(FakeServer.Options("http://one.test", "http://two.test"));
        var first = await engine.StartAsync(new Opening("s", "1\n"), usage, Token);
        var busy = first.SendAsync(new Turn.User("t"), new Decoding(9), Token);
        await engine.StartAsync(new Opening("s", "2\n"), usage, Token);
        Assert.NotEqual(server.Requests[0].Host, server.Requests[^1].Host);
        answer.SetResult(FakeServer.Text("fine"));
        await busy;
    }

    [Fact]
    public async Task When_its_server_is_down_a_product_moves_and_is_planted_there_once()
    {
        await using var engine = await server.ConnectAsync(FakeServer.Options("http://one.test", "http://two.test"));
        using var root = await engine.StartAsync(new Opening("s", "facts\n"), usage, Token);
        var (home, other) = server.Requests[0].Host == "one.test" ? ("one.test", "two.test") : ("two.test", "one.test");
        server.Down[home] = true;
        var before = server.Requests.Count;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => root.Fork().SendAsync(new Turn.User("t"), new Decoding(9), Token)));
        var moved = server.Requests.Skip(before).ToList();
        Assert.All(moved, request => Assert.Equal(other, request.Host));
        Assert.Equal([true, false, false, false, false, false], moved.Select(request => request.IsPlanting));
        Assert.Equal(other, engine.Replicas.Single(replica => replica.Works).Address.Host);
        Assert.InRange(usage.Retries, 1, 5);
    }
}
