using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>The reference's cases with states in memory that only the device touches: graphs on its provider copy the rows. Here the device is the processor.</summary>
public sealed class DeviceMemoryTests(DeviceMemoryTests.Device device) : IClassFixture<DeviceMemoryTests.Device>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Prompts() => OracleTests.Prompts();

    [Theory]
    [MemberData(nameof(Prompts))]
    public async Task Greedy_answers_equal_the_reference_token_for_token(int index, string name)
    {
        var prompt = OracleFolder.Prompts.Prompts[index];
        using var conversation = await device.Engine.StartAsync(await OracleTests.OpeningAsync(prompt), new Usage(), Cancelled);
        Turn turn = new Turn.User(prompt.Task);
        for (var i = 0; i < prompt.Answers.Length; i++)
        {
            var completion = await conversation.SendAsync(turn, new Decoding(400), Cancelled);
            Assert.True(prompt.Answers[i].Ids.SequenceEqual(completion.Ids), $"{name}, turn {i}: {completion.Text}");
            if (i < prompt.ToolResponses.Length) turn = new Turn.ToolResponse(prompt.ToolResponses[i]);
        }
    }

    [Fact]
    public async Task Rows_that_join_and_leave_in_any_order_keep_their_states()
    {
        // More answers than rows, of different lengths: the batch grows, rows are moved over others that left, and long ones restride it.
        var random = new Random(5);
        var prompts = OracleFolder.Prompts.Prompts.Where(prompt => prompt is { Pictures: [], ToolResponses: [] }).ToList();
        var order = Enumerable.Range(0, 24).Select(_ => (Prompt: prompts[random.Next(prompts.Count)], Tokens: random.Next(2) == 0 ? 400 : 900)).ToList();
        var answers = await Task.WhenAll(order.Select(async item =>
        {
            using var conversation = await device.Engine.StartAsync(await OracleTests.OpeningAsync(item.Prompt), new Usage(), Cancelled);
            return await conversation.SendAsync(new Turn.User(item.Prompt.Task), new Decoding(item.Tokens), Cancelled);
        }));
        foreach (var (item, answer) in order.Zip(answers)) Assert.Equal(item.Prompt.Answers[0].Ids, answer.Ids);
    }

    /// <summary>An engine, loaded once for the class.</summary>
    public sealed class Device : IAsyncLifetime
    {
        internal OnnxTextEngine Engine { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Engine = await DemoEngine.LoadAsync(new EngineOptions { RowsByGraph = true, MaxRows = 12, PrefillChunk = 61 });

        public async ValueTask DisposeAsync() => await Engine.DisposeAsync();
    }
}
