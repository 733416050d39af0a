using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>One engine over several devices, here the processor twice.</summary>
public sealed class SeveralDevicesTests
{
    private static readonly PromptCase Prompt = OracleFolder.Prompts.Prompts.First(prompt => prompt is { Pictures: [], ToolResponses: [] });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Openings_go_to_the_least_loaded_and_conversations_stay()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Devices = "cpu,cpu", Threads = 2 });
        Assert.Equal(2, engine.Devices.Count);
        Assert.All(engine.Devices, device => Assert.Equal(1, device.Model.Lanes));
        var openings = new List<IConversation>();
        var bytes = new List<(long, long)>();
        for (var i = 0; i < 4; i++)
        {
            openings.Add(await engine.StartAsync(await OracleTests.OpeningAsync(Prompt), new Usage(), Cancelled));
            bytes.Add((engine.Devices[0].Budget.Used, engine.Devices[1].Budget.Used));
        }

        var opening = engine.Model.Decoder.Layout.Bytes(openings[0].Tokens);
        Assert.Equal([(opening, 0), (opening, opening), (2 * opening, opening), (2 * opening, 2 * opening)], bytes);
        var answers = await Task.WhenAll(openings.Select(async conversation =>
        {
            using var fork = conversation.Fork();
            return await fork.SendAsync(new Turn.User(Prompt.Task), new Decoding(400), Cancelled);
        }));
        Assert.All(answers, answer => Assert.Equal(Prompt.Answers[0].Ids, answer.Ids));
        foreach (var conversation in openings) conversation.Dispose();
        Assert.All(engine.Devices, device => Assert.Equal(0, device.Budget.Used));
    }

    [Fact]
    public async Task Openings_that_are_asked_for_at_once_are_spread()
    {
        await using var engine = await DemoEngine.LoadAsync(new EngineOptions { Devices = "cpu,cpu", Threads = 2 });
        var openings = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => await engine.StartAsync(await OracleTests.OpeningAsync(Prompt), new Usage(), Cancelled)));
        var opening = engine.Model.Decoder.Layout.Bytes(openings[0].Tokens);
        // An opening counts alike whether it waits, runs or is ready: which of them are ready when the next one comes makes no difference.
        Assert.All(engine.Devices, device => Assert.Equal(3 * opening, device.Budget.Used));
        foreach (var conversation in openings) conversation.Dispose();
    }
}
