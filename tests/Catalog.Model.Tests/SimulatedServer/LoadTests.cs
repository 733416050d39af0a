using System.Net;
using Catalog.Simulation;
using Catalog.Simulation.Settings;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>A server that is full, or not there yet. Simulated time stands still, so that a running answer runs until the test lets it go.</summary>
public sealed class LoadTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_server_refuses_and_says_when_to_come_back()
    {
        var time = new FakeTimeProvider();
        await using var server = await StartAsync(new Behaviour { Capacity = 1, Queue = 1, RetryAfter = 7, SimulateTime = "10,1" }, time);
        using var chat = new Chat(server);
        var first = chat.PostAsync(Chat.Request("one"), Cancelled);
        await UntilAsync(server, stats => stats.Running == 1);
        var second = chat.PostAsync(Chat.Request("two"), Cancelled);
        await UntilAsync(server, stats => stats.Queued == 1);
        using var third = await chat.PostAsync(Chat.Request("three"), Cancelled);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), third.Headers.RetryAfter!.Delta);

        server.Change(new { simulateTime = "" });
        // A request that runs may not wait for its first token yet.
        var both = Task.WhenAll(first, second);
        await UntilAsync(server, _ =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return both.IsCompleted;
        });
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], (await both).Select(response => response.StatusCode));
        var stats = server.Stats;
        Assert.Equal((3L, 2L, 1L, 1, 0), (stats.Requests, stats.Succeeded, stats.Rejected429, stats.MaxRunning, stats.Running));
    }

    [Fact]
    public async Task A_client_that_goes_away_gives_its_place_back()
    {
        var time = new FakeTimeProvider();
        await using var server = await StartAsync(new Behaviour { Capacity = 1, Queue = 0, SimulateTime = "10,1" }, time);
        using var chat = new Chat(server);
        using var gone = new CancellationTokenSource();
        var first = chat.PostAsync(Chat.Request("one"), gone.Token);
        await UntilAsync(server, stats => stats.Running == 1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await UntilAsync(server, stats => stats.ByStatus.ContainsKey("aborted"));
        Assert.Equal((0, 0L), (server.Stats.Running, server.Stats.Succeeded));
    }

    [Fact]
    public async Task A_server_that_starts_says_503_until_it_is_there()
    {
        var time = new FakeTimeProvider();
        var settings = new ServerSettings { StartDelay = 20, Behaviour = new Behaviour { RetryAfter = 3 }, Answers = AnswerKind.Canned, Model = OracleFolder.Model };
        await using var server = await SimulatedServer.StartAsync(settings, time, cancellationToken: Cancelled);
        using var chat = new Chat(server);
        using var early = await chat.PostAsync(Chat.Request("one"), Cancelled);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(3)), (early.StatusCode, early.Headers.RetryAfter!.Delta!.Value));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("stop", (await chat.AskAsync(Chat.Request("one"), Cancelled)).Finish);
    }

    private static Task<SimulatedServer> StartAsync(Behaviour behaviour, TimeProvider time) => SimulatedServer.StartAsync(
        new ServerSettings { Model = OracleFolder.Model, Answers = AnswerKind.Canned, Behaviour = behaviour }, time, cancellationToken: Cancelled);

    private static async Task UntilAsync(SimulatedServer server, Func<StatisticsView, bool> holds)
    {
        while (!holds(server.Stats))
        {
            Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
