using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>cached_tokens as a server with a hybrid model reports them.</summary>
public sealed class PrefixCachingTests
{
    private static readonly string Opening = string.Concat(Enumerable.Range(0, 30).Select(i => $"capacity {i}: 40 L\n"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public async Task A_planted_opening_is_shared_as_far_as_the_unit_allows(int unit)
    {
        await using var server = await StartAsync(new ServerSettings { Unit = unit });
        using var chat = new Chat(server);
        var planted = await chat.AskAsync(Chat.Plant(Opening), Cancelled);
        Assert.Equal((0, 1), (planted.CachedTokens, planted.CompletionTokens));
        foreach (var task in new[] { "Write it in German.", "Write it in French." })
        {
            var answer = await chat.AskAsync(Chat.Request(Opening + task), Cancelled);
            Assert.Equal(planted.PromptTokens / unit * unit, answer.CachedTokens);
        }

        Assert.Equal(2 * (planted.PromptTokens / unit * unit), server.Stats.CachedTokens);
    }

    [Fact]
    public async Task What_was_not_planted_is_computed_by_each()
    {
        await using var server = await StartAsync(new ServerSettings { Unit = 1 });
        using var chat = new Chat(server);
        Assert.Equal(0, (await chat.AskAsync(Chat.Request(Opening + "Write it in German."), Cancelled)).CachedTokens);
        Assert.Equal(0, (await chat.AskAsync(Chat.Request(Opening + "Write it in French."), Cancelled)).CachedTokens);
    }

    [Fact]
    public async Task An_opening_shorter_than_the_unit_is_shared_by_nobody()
    {
        await using var server = await StartAsync(new ServerSettings { Unit = 528 });
        using var chat = new Chat(server);
        await chat.AskAsync(Chat.Plant(Opening), Cancelled);
        Assert.Equal(0, (await chat.AskAsync(Chat.Request(Opening + "Write it in French."), Cancelled)).CachedTokens);
    }

    [Fact]
    public async Task A_trimmed_opening_that_ends_on_the_unit_is_lost_with_its_last_token()
    {
        await using var server = await StartAsync(new ServerSettings { Unit = 1, Behaviour = new Behaviour { TrimContinued = true } });
        using var chat = new Chat(server);
        await chat.AskAsync(Chat.Plant("</product>\n"), Cancelled);
        Assert.Equal(0, (await chat.AskAsync(Chat.Request("</product>\nWrite it in French."), Cancelled)).CachedTokens);
    }

    private static Task<SimulatedServer> StartAsync(ServerSettings settings) =>
        SimulatedServer.StartAsync(settings with { Model = OracleFolder.Model, Answers = AnswerKind.Canned }, cancellationToken: Cancelled);
}
