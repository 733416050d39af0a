using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>What callers that share a device may rely on.</summary>
public sealed class SchedulerTests
{
    private static readonly PromptCase[] Writes = [.. OracleFolder.Prompts.Prompts.Where(prompt => prompt is { Pictures: [], ToolResponses: [] })];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Answers_do_not_depend_on_who_shares_the_batch(int seed)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Lanes = seed, MaxRows = random.Next(2, 9), PrefillChunk = random.Next(7, 90) });
        var order = Enumerable.Range(0, 18).Select(_ => Writes[random.Next(Writes.Length)]).ToList();
        var answers = order.Select(async prompt =>
        {
            using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
            return await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(400, Interactive: prompt.Name.Contains("review", StringComparison.Ordinal)), Cancelled);
        });
        foreach (var (prompt, answer) in order.Zip(await Task.WhenAll(answers))) Assert.Equal(prompt.Answers[0].Ids, answer.Ids);
    }

    [Fact]
    public async Task A_seed_gives_the_same_text_alone_and_in_company()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions());
        var prompt = Writes[0];
        using var opening = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        async Task<string> SampleAsync(long seed)
        {
            using var fork = opening.Fork();
            return (await fork.SendAsync(new Turn.User(prompt.Task), new Decoding(60, Sampling: new Sampling(2.5f, 0.95f, 20, seed)), Cancelled)).Text;
        }

        var alone = await SampleAsync(7);
        var company = await Task.WhenAll(Enumerable.Range(1, 12).Select(seed => SampleAsync(seed)));
        Assert.Equal(alone, company[6]);
        Assert.True(company.Distinct().Count() > 6, "different seeds should give different texts");
    }

    [Fact]
    public async Task A_cancelled_answer_ends_at_once_and_leaves_the_others_alone()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions());
        var prompt = Writes[0];
        using var opening = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        using var cancel = new CancellationTokenSource();
        using var first = opening.Fork();
        using var second = opening.Fork();
        // The probe runs on the model's thread before the first step: the row is cancelled while it is in the batch.
        var cancelled = ((OnnxConversation)first).SendAsync(new Turn.User(prompt.Task), new Decoding(400), _ => cancel.Cancel(), cancel.Token);
        var kept = second.SendAsync(new Turn.User(prompt.Task), new Decoding(400), Cancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(prompt.Answers[0].Ids, (await kept).Ids);
    }

    [Fact]
    public async Task What_exceeds_the_memory_budget_waits_or_is_refused()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Lanes = 1, MaxBatchTokens = 1024, MaxRows = 8 });
        var prompt = Writes[0];
        using var opening = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var fork = opening.Fork();
            return await fork.SendAsync(new Turn.User(prompt.Task), new Decoding(400), Cancelled);
        }));
        Assert.All(answers, answer => Assert.Equal(prompt.Answers[0].Ids, answer.Ids));
        using var large = opening.Fork();
        var error = await Assert.ThrowsAsync<ContextLengthException>(() => large.SendAsync(new Turn.User(prompt.Task), new Decoding(1000), Cancelled));
        Assert.Contains("1024", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_waits_for_passes_a_long_opening_of_the_night_between_two_chunks()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Lanes = 1, PrefillChunk = 8 });
        var prompt = Writes[0];
        var usage = new Usage();
        var night = engine.StartAsync(new Opening(prompt.System, string.Concat(Enumerable.Repeat(prompt.Product, 40))), usage, Cancelled);
        while (usage.PromptTokensComputed == 0) await Task.Yield();
        using var person = await engine.StartAsync(new Opening(prompt.System, prompt.Product, [], [], Interactive: true), new Usage(), Cancelled);
        var answer = await person.SendAsync(new Turn.User(prompt.Task), new Decoding(400, Interactive: true), Cancelled);
        var computed = usage.PromptTokensComputed;
        using var opening = await night;
        Assert.Equal(prompt.Answers[0].Ids, answer.Ids);
        Assert.InRange(computed, 1, opening.Tokens - 1);
    }

    [Fact]
    public async Task A_cut_off_answer_says_so_and_the_conversation_can_go_on()
    {
        var engine = await DemoEngine.SharedAsync();
        var prompt = Writes[0];
        using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        var cut = await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(5), Cancelled);
        Assert.False(cut.Ended);
        Assert.Equal(prompt.Answers[0].Ids[..5], cut.Ids);
        var next = await conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(400), Cancelled);
        Assert.True(next.Ended);
    }

    [Fact]
    public async Task Work_after_the_end_is_refused()
    {
        var engine = await DemoEngine.LoadAsync(new EngineOptions());
        await engine.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => engine.StartAsync(new Opening("a", "b\n"), new Usage(), Cancelled));
    }

    [Fact]
    public async Task One_turn_at_a_time()
    {
        var engine = await DemoEngine.SharedAsync();
        var prompt = Writes[0];
        using var conversation = await engine.StartAsync(new Opening(prompt.System, prompt.Product), new Usage(), Cancelled);
        var first = conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(50), Cancelled);
        await Assert.ThrowsAsync<InvalidOperationException>(() => conversation.SendAsync(new Turn.User(prompt.Task), new Decoding(50), Cancelled));
        await first;
    }
}
