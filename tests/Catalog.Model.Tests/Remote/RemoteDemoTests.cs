using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Remote;
using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Remote;

/// <summary>The demo model through a simulated server: its greedy answers are those in process, which are the reference's.</summary>
public sealed class RemoteDemoTests
{
    private const int MaxTokens = 400;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_profile_is_the_folders()
    {
        await using var server = await StartAsync(new Behaviour());
        await using var engine = await ConnectAsync(server, TimeProvider.System);
        var expected = (await DemoEngine.SharedAsync()).Profile;
        Assert.Equal(expected with { Fingerprint = engine.Profile.Fingerprint, Findings = null }, engine.Profile with { Findings = null });
        Assert.Equal(expected.Findings, engine.Profile.Findings);
        Assert.NotEqual(expected.Fingerprint, engine.Profile.Fingerprint);
    }

    [Fact]
    public async Task Greedy_answers_equal_those_in_process()
    {
        await using var server = await StartAsync(new Behaviour());
        await using var engine = await ConnectAsync(server, TimeProvider.System);
        var usage = new Usage();
        var asked = await Task.WhenAll(OracleFolder.Prompts.Prompts.Where(prompt => prompt.ToolResponses.Length == 0).Select(prompt => AskAsync(engine, prompt, usage)));
        Assert.All(asked, asked => Assert.Equal(asked.Prompt.Answers[0].Text, asked.Completion.Text));
        Assert.All(asked, asked => Assert.Equal(asked.Prompt.Answers[0].Ids.Length, asked.Completion.AnswerTokens));
        Assert.All(asked, asked => Assert.Equal(asked.Prompt.PromptTokens, asked.Opening + asked.Completion.PromptTokens));
        Assert.Equal(asked.Sum(asked => (long)asked.Completion.AnswerTokens), usage.DecodeTokens);
        Assert.Equal((2L * asked.Length, 0L, 0L), (usage.Calls, usage.Retries, usage.ForcedTokens));
        // Connecting isn't counted.
        Assert.InRange(usage.PromptTokensComputed, 1, server.Stats.PromptTokens - server.Stats.CachedTokens - 1);
    }

    [Fact]
    public async Task An_agent_goes_on_as_in_process()
    {
        await using var server = await StartAsync(new Behaviour());
        await using var engine = await ConnectAsync(server, TimeProvider.System);
        foreach (var prompt in OracleFolder.Prompts.Prompts.Where(prompt => prompt.ToolResponses.Length > 0))
        {
            using var conversation = await engine.StartAsync(await OracleOpenings.OfAsync(prompt, Token), new Usage(), Token);
            Turn turn = new Turn.User(prompt.Task);
            for (var i = 0; i < prompt.Answers.Length; i++)
            {
                var last = i == prompt.ToolResponses.Length;
                var format = last ? OracleFormats.DocumentFields() : OracleFormats.DocumentFields() with { ToolCalls = OracleFormats.ReadDocument(prompt).ToolCalls };
                var completion = await conversation.SendAsync(turn, new Decoding(MaxTokens, format), Token);
                Assert.Equal(prompt.Answers[i].Text, completion.Text);
                if (!last) turn = new Turn.ToolResponse(prompt.ToolResponses[i]);
            }
        }
    }

    [Theory]
    [InlineData("errorEvery")]
    [InlineData("brokenJsonEvery")]
    [InlineData("disconnectEvery")]
    public async Task Faults_on_the_way_change_no_answer(string fault)
    {
        await using var server = await StartAsync(new Behaviour());
        var time = new WatchedTime();
        await using var engine = await ConnectAsync(server, time);
        server.Change(new Dictionary<string, int> { [fault] = 3 });
        var usage = new Usage();
        var asking = Task.WhenAll(OracleFolder.Prompts.Prompts.Where(prompt => prompt.ToolResponses.Length == 0).Take(8).Select(prompt => AskAsync(engine, prompt, usage)));
        foreach (var (prompt, _, completion) in await PassingAsync(asking, time)) Assert.Equal(prompt.Answers[0].Text, completion.Text);
        Assert.InRange(usage.Retries, 4, 16);
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_ends_with_the_same_answers()
    {
        var first = await StartAsync(new Behaviour());
        var time = new WatchedTime();
        await using var engine = await ConnectAsync(first, time);
        var prompt = OracleOpenings.Prompt("write de-DE 0");
        using var root = await engine.StartAsync(await OracleOpenings.OfAsync(prompt, Token), new Usage(), Token);
        await first.DisposeAsync();
        var asking = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => root.Fork().SendAsync(new Turn.User(prompt.Task), new Decoding(MaxTokens, OracleFormats.Of(prompt)), Token)));
        await time.PassAsync(0.3, 1);
        Assert.False(asking.IsCompleted);
        await using var second = await StartAsync(new Behaviour(), first.Address.Port);
        Assert.All(await PassingAsync(asking, time), completion => Assert.Equal(prompt.Answers[0].Text, completion.Text));
        // Examined, planted again, and each asked once.
        Assert.Equal(6, second.Stats.Succeeded);
    }

    private static async Task<T> PassingAsync<T>(Task<T> asking, WatchedTime time)
    {
        while (true)
        {
            var pause = time.PassAsync(0.2, 20);
            if (await Task.WhenAny(asking, pause) == asking) return await asking;
        }
    }

    private static async Task<(PromptCase Prompt, int Opening, Completion Completion)> AskAsync(RemoteTextEngine engine, PromptCase prompt, Usage usage)
    {
        using var conversation = await engine.StartAsync(await OracleOpenings.OfAsync(prompt, Token), usage, Token);
        var opening = conversation.Tokens;
        return (prompt, opening, await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(MaxTokens, ValidFormat(prompt)), Token));
    }

    // Some of the reference's answers, decoded without a schema, don't fit it.
    private static AnswerFormat? ValidFormat(PromptCase prompt)
    {
        var format = OracleFormats.Of(prompt);
        var answer = new ServerAnswer(prompt.Answers[0].Text, [], false, true, 1, 0, 1);
        return new AnswerCheck(format).Read(answer).Problem is null ? format : null;
    }

    private static async Task<SimulatedServer> StartAsync(Behaviour behaviour, int port = 0) => await SimulatedServer.StartAsync(
        new ServerSettings { Model = OracleFolder.Model, Behaviour = behaviour, Port = port }, shared: await DemoEngine.SharedAsync(), cancellationToken: Token);

    private static Task<RemoteTextEngine> ConnectAsync(SimulatedServer server, TimeProvider time) =>
        RemoteTextEngine.ConnectAsync(new RemoteOptions { Addresses = [server.Address.AbsoluteUri] }, new SocketsHttpHandler(), time, () => 0.5, Token);
}
