using System.Collections.Concurrent;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>Random schedules: callers that come, fork, sample, go on, give up. What is answered is what each would get alone, and all memory comes back.</summary>
public sealed class ScheduleTests
{
    private static readonly PromptCase[] Prompts = [.. OracleFolder.Prompts.Prompts.Where(prompt => prompt is { Pictures: [], ToolResponses: [] })];
    private static readonly Lazy<Task<OnnxTextEngine>> OneRow = new(() => DemoEngine.LoadAsync(new EngineOptions { Devices = "cpu", Lanes = 1, MaxRows = 1 }));
    private static readonly ConcurrentDictionary<Ask, Task<(int[] First, int[] Second)>> Alone = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(11, "cpu")]
    [InlineData(12, "cpu")]
    [InlineData(13, "cpu,cpu")]
    [InlineData(14, "cpu,cpu")]
    [InlineData(15, "cpu")]
    [InlineData(16, "cpu,cpu")]
    public async Task Answers_are_those_of_each_alone_and_all_memory_comes_back(int seed, string devices)
    {
        var random = new Random(seed);
        var options = new EngineOptions
        {
            Devices = devices,
            Lanes = random.Next(1, 3),
            MaxRows = random.Next(2, 10),
            PrefillChunk = random.Next(7, 90),
            RowsByGraph = seed % 2 == 0,
            MemoryBudget = random.Next(24, 60) << 20,
        };
        await using var engine = await DemoEngine.LoadAsync(options);
        var callers = Enumerable.Range(0, 8).Select(_ => new Random(random.Next())).ToList();
        await Task.WhenAll(callers.Select(caller => CallAsync(engine, caller)));
        Assert.All(engine.Devices, device => Assert.Equal((0, true), (device.Budget.Used, device.Budget.IsIdle)));
    }

    private static async Task CallAsync(OnnxTextEngine engine, Random random)
    {
        var prompt = random.Next(Prompts.Length);
        var asks = Enumerable.Range(0, random.Next(1, 5))
            .Select(_ => (Ask: new Ask(prompt, random.Next(2) == 0 ? 0 : random.Next(1, 4), random.Next(2) == 0 ? 30 : 120), Cancel: random.Next(4) == 0, Interactive: random.Next(3) == 0))
            .ToList();
        var opening = new Opening(Prompts[prompt].System, Prompts[prompt].Product, [], [], Interactive: random.Next(3) == 0);
        var usage = new Usage();
        using var conversation = await engine.StartAsync(opening, usage, Cancelled);
        await Task.WhenAll(asks.Select(async item =>
        {
            if (item.Cancel)
            {
                await GiveUpAsync(conversation, item.Ask);
                return;
            }

            using var fork = conversation.Fork();
            var answer = await AnswerAsync(fork, item.Ask, item.Interactive);
            var alone = await Alone.GetOrAdd(item.Ask, AloneAsync);
            Assert.Equal(alone.First, answer.First);
            Assert.Equal(alone.Second, answer.Second);
        }));
    }

    // In the middle of the prompt, or while it is decoded.
    private static async Task GiveUpAsync(IConversation conversation, Ask ask)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using var fork = conversation.Fork();
        Action<ReadOnlySpan<float>>? probe = ask.Tokens > 30 ? _ => cancel.Cancel() : null;
        var answer = ((OnnxConversation)fork).SendAsync(new Turn.User(Prompts[ask.Prompt].Task), new Decoding(400), probe, cancel.Token);
        if (probe is null) await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    private static async Task<(int[] First, int[] Second)> AnswerAsync(IConversation conversation, Ask ask, bool interactive)
    {
        var sampling = ask.Seed == 0 ? null : new Sampling(1.5f, 0.95f, 20, ask.Seed);
        var first = await conversation.SendAsync(new Turn.User(Prompts[ask.Prompt].Task), new Decoding(ask.Tokens, Sampling: sampling, Interactive: interactive), Cancelled);
        var second = await conversation.SendAsync(new Turn.User("And once more."), new Decoding(20, Sampling: sampling, Interactive: interactive), Cancelled);
        return ([.. first.Ids], [.. second.Ids]);
    }

    private static async Task<(int[] First, int[] Second)> AloneAsync(Ask ask)
    {
        var engine = await OneRow.Value;
        using var conversation = await engine.StartAsync(new Opening(Prompts[ask.Prompt].System, Prompts[ask.Prompt].Product), new Usage(), Cancelled);
        return await AnswerAsync(conversation, ask, false);
    }

    /// <param name="Seed">0: the likeliest token each time.</param>
    private sealed record Ask(int Prompt, int Seed, int Tokens);
}
