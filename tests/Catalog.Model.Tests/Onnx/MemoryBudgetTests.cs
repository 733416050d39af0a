using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>The memory budget is hard: callers wait, and what could never fit is refused.</summary>
public sealed class MemoryBudgetTests
{
    private static readonly PromptCase Prompt = OracleFolder.Prompts.Prompts.First(prompt => prompt is { Pictures: [], ToolResponses: [] });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Openings_leave_half_for_turns()
    {
        var freed = 0;
        var budget = new MemoryBudget(100, () => freed++);
        var opening = budget.TryTake(40, opening: true)!;
        Assert.Null(budget.TryTake(11, opening: true));
        var second = budget.TryTake(10, opening: true)!;
        var turn = budget.TryTake(50, opening: false)!;
        Assert.Null(budget.TryTake(1, opening: false));
        Assert.Equal((100, false, 0), (budget.Used, budget.IsIdle, freed));
        turn.Shrink(20);
        Assert.Equal((70, 0, 1), (budget.Used, budget.Resting, freed));
        turn.Rest(5);
        opening.Rest(40);
        second.Dispose();
        Assert.Equal((45, 45, true), (budget.Used, budget.Resting, budget.IsIdle));
        turn.Dispose();
        opening.Dispose();
        opening.Dispose();
        Assert.Equal((0, 0), (budget.Used, budget.Resting));
    }

    [Fact]
    public async Task More_openings_than_fit_wait_for_those_before_and_all_are_answered()
    {
        await using var engine = await LoadAsync(openings: 2.5, new FakeTimeProvider());
        var answers = await Task.WhenAll(Enumerable.Range(0, 7).Select(async _ =>
        {
            // Each caller holds its opening for as long as its turns need it: more than there is room for together.
            using var opening = await engine.StartAsync(new Opening(Prompt.System, Prompt.Product), new Usage(), Cancelled);
            Assert.True(engine.Devices[0].Budget.Used <= engine.Devices[0].MemoryBytes / 2);
            return await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
            {
                using var fork = opening.Fork();
                return await fork.SendAsync(new Turn.User(Prompt.Task), new Decoding(25), Cancelled);
            }));
        }));
        Assert.All(answers.SelectMany(answer => answer), answer => Assert.Equal(Prompt.Answers[0].Ids[..25], answer.Ids));
        Assert.Equal(0, engine.Devices[0].Budget.Used);
    }

    [Fact]
    public async Task What_can_never_fit_is_refused_with_what_it_needs_and_the_key()
    {
        await using var engine = await LoadAsync(openings: 1.1, new FakeTimeProvider());
        using var opening = await engine.StartAsync(new Opening(Prompt.System, Prompt.Product), new Usage(), Cancelled);
        var error = await Assert.ThrowsAsync<ContextLengthException>(() => opening.SendAsync(new Turn.User(Prompt.Task), new Decoding(6000), Cancelled));
        Assert.Matches("need [0-9]+ bytes of memory where [0-9]+ may be had: raise the option MemoryBudget", error.Message);
        var longer = string.Concat(Enumerable.Repeat(Prompt.Product, 20));
        error = await Assert.ThrowsAsync<ContextLengthException>(() => engine.StartAsync(new Opening(Prompt.System, longer), new Usage(), Cancelled));
        Assert.Contains("MemoryBudget", error.Message, StringComparison.Ordinal);
        Assert.Equal(engine.Model.Decoder.Layout.Bytes(opening.Tokens), engine.Devices[0].Budget.Used);
    }

    [Fact]
    public async Task A_cancelled_request_that_waits_for_room_ends_at_once()
    {
        await using var engine = await LoadAsync(openings: 2, new FakeTimeProvider());
        using var held = await HoldAllAsync(engine);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var waits = engine.StartAsync(new Opening(Prompt.System, Prompt.Product), new Usage(), cancel.Token);
        using var fork = held.Fork();
        await fork.SendAsync(new Turn.User(Prompt.Task), new Decoding(10), Cancelled);
        Assert.False(waits.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
    }

    [Fact]
    public async Task Callers_that_hold_everything_for_ever_are_refused_more()
    {
        var time = new FakeTimeProvider();
        await using var engine = await LoadAsync(openings: 2, time);
        using var held = await HoldAllAsync(engine);
        var waits = engine.StartAsync(new Opening(Prompt.System, Prompt.Product), new Usage(), Cancelled);
        while (!waits.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        var error = await Assert.ThrowsAsync<ContextLengthException>(() => waits);
        Assert.Contains("gave none back for 5 minutes", error.Message, StringComparison.Ordinal);
        using var fork = held.Fork();
        Assert.Equal(Prompt.Answers[0].Ids, (await fork.SendAsync(new Turn.User(Prompt.Task), new Decoding(400), Cancelled)).Ids);
    }

    // Two openings' needs are four at rest: three may be held, and a fourth has no room to be computed.
    private static async Task<IConversation> HoldAllAsync(OnnxTextEngine engine)
    {
        var openings = new List<IConversation>();
        while (openings.Count < 3) openings.Add(await engine.StartAsync(new Opening(Prompt.System, Prompt.Product), new Usage(), Cancelled));
        return openings[0];
    }

    // Openings may take half of the half that states outside of batches get, and an opening needs twice its size while it is computed.
    private static async Task<OnnxTextEngine> LoadAsync(double openings, TimeProvider time)
    {
        var shared = await DemoEngine.SharedAsync();
        var tokens = shared.Encoder.Opening(new Opening(Prompt.System, Prompt.Product), []).Length;
        var bytes = (long)(2 * openings * shared.Model.Decoder.Layout.Bytes(tokens) * 4);
        return await DemoEngine.LoadAsync(new EngineOptions { Lanes = 1, MemoryBudget = bytes, Time = time });
    }
}
