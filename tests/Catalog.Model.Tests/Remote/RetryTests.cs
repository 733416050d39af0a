using System.Net;
using Catalog.Model.Chat;
using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class RetryTests : IAsyncLifetime
{
    private readonly FakeServer server = new();
    private readonly WatchedTime time = new();
    private readonly Usage usage = new();
    private RemoteTextEngine engine = null!;
    private IConversation root = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine = await server.ConnectAsync(FakeServer.Options() with { MaxFaults = 4 }, time);
        root = await engine.StartAsync(new Opening("", "facts\n"), usage, Token);
        time.Forget();
    }

    public async ValueTask DisposeAsync()
    {
        root.Dispose();
        await engine.DisposeAsync();
        server.Dispose();
    }

    public static TheoryData<string> Faults => ["500", "502", "cut", "broken", "empty", "reset"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_tried_again_after_a_pause_and_nothing_is_done_twice(string kind)
    {
        var faults = 2;
        server.Turn = _ => Task.FromResult(faults-- > 0 ? Fault(kind) : FakeServer.Text("fine"));
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(9), Token);
        await time.PassAsync(0.5, 0.5);
        await time.PassAsync(1, 1);
        Assert.Equal("fine", (await asked).Text);
        Assert.Equal((2L, 5L), (usage.Retries, usage.DecodeTokens));
        await root.SendAsync(new Turn.User("u"), new Decoding(9), Token);
        Assert.Equal(3, server.Requests[^1].Messages.Count);
    }

    [Fact]
    public async Task After_several_faults_the_request_fails_and_names_the_server()
    {
        server.Turn = _ => Task.FromResult(Fault("500"));
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(9), Token);
        foreach (var pause in new[] { 0.5, 1, 2 }) await time.PassAsync(pause, pause);
        var failed = await Assert.ThrowsAsync<RemoteServerException>(() => asked);
        Assert.Equal((RemoteFault.Request, 5), (failed.Fault, server.Requests.Count));
        Assert.Contains(FakeServer.Address, failed.Message, StringComparison.Ordinal);
        Assert.Contains("HTTP 500: planned", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_after_is_honoured_by_all_requests(int status)
    {
        var busy = true;
        server.Turn = _ => Task.FromResult(busy ? FakeServer.Busy(status, 7) : FakeServer.Text("fine"));
        var first = root.Fork().SendAsync(new Turn.User("t"), new Decoding(9), Token);
        await time.WaitedAsync(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7));
        (busy, var sent) = (false, server.Requests.Count);
        var second = root.Fork().SendAsync(new Turn.User("u"), new Decoding(9), Token);
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(first.IsCompleted || second.IsCompleted);
        Assert.Equal(sent, server.Requests.Count);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(["fine", "fine"], (await Task.WhenAll(first, second)).Select(completion => completion.Text));
        Assert.Equal((1L, 4), (usage.Retries, engine.Replicas[0].Limit));
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_waited_for_with_patience_and_no_longer()
    {
        server.Turn = _ => Task.FromResult(FakeServer.Busy(503, 400));
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(9), Token);
        await time.PassAsync(400, 400);
        await time.PassAsync(400, 400);
        var failed = await Assert.ThrowsAsync<RemoteServerException>(() => asked);
        Assert.True(failed.ConcernsAll);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_fault_and_the_time_follows_the_answers_limit()
    {
        server.Turn = async request =>
        {
            await Task.Delay(Timeout.Infinite, request.Cancelled);
            throw new InvalidOperationException("never");
        };
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(100), Token);
        // Nothing was seen yet: 60 s and four times half a second a token.
        var limit = await time.WaitedAsync(TimeSpan.FromSeconds(61), TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromSeconds(60 + (4 * 0.5 * 100)), limit);
        server.Turn = _ => Task.FromResult(FakeServer.Text("fine"));
        time.Advance(limit);
        await time.PassAsync(0.5, 0.5);
        Assert.Equal("fine", (await asked).Text);
        Assert.Equal(1, usage.Retries);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_at_once()
    {
        using var stop = new CancellationTokenSource();
        server.Turn = _ => Task.FromResult(FakeServer.Busy(429, 3000));
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(9), stop.Token);
        await time.WaitedAsync(TimeSpan.FromSeconds(3000), TimeSpan.FromSeconds(3000));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_is_waited_for_and_planted_again()
    {
        server.Turn = _ =>
        {
            server.Down["one.test"] = true;
            return Task.FromResult(Fault("reset"));
        };
        var before = server.Requests.Count;
        var asked = Enumerable.Range(0, 5).Select(i => root.Fork().SendAsync(new Turn.User($"{i}"), new Decoding(9), Token)).ToList();
        // The breaker's examination, again and again; nothing else is sent.
        foreach (var pause in new[] { 0.5, 1, 2, 4 }) await time.PassAsync(pause * 1.25, pause * 1.25);
        var sent = server.Requests.Count;
        Assert.InRange(sent - before, 1, 5);
        Assert.All(asked, task => Assert.False(task.IsCompleted));
        server.Turn = _ => Task.FromResult(FakeServer.Text("fine"));
        server.Down.Clear();
        await time.PassAsync(10, 10);
        Assert.All(await Task.WhenAll(asked), completion => Assert.Equal("fine", completion.Text));
        Assert.Equal([true, false, false, false, false, false], server.Requests.Skip(sent).Select(request => request.IsPlanting));
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_work()
    {
        server.Down["one.test"] = true;
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(9), Token);
        await time.PassAsync(600, 600);
        var failed = await Assert.ThrowsAsync<RemoteServerException>(() => asked);
        Assert.Equal((RemoteFault.Unavailable, true), (failed.Fault, failed.ConcernsAll));
        Assert.Contains("Connection refused", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_comes_back_as_another_is_not_used()
    {
        server.Down["one.test"] = true;
        var asked = root.SendAsync(new Turn.User("t"), new Decoding(9), Token);
        await time.WaitedAsync(TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(600));
        server.Models = _ => FakeServer.Json(200, """{"data": [{"id": "other", "max_model_len": 4096}]}""");
        server.Down.Clear();
        time.Advance(TimeSpan.FromSeconds(600));
        var failed = await Assert.ThrowsAsync<RemoteServerException>(() => asked);
        Assert.DoesNotContain(server.Requests, request => request.Content(0) == "facts\nt");
        Assert.True(failed.ConcernsAll);
    }

    private static HttpResponseMessage Fault(string kind) => kind switch
    {
        "cut" => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new CutStream("{\"id\": \"1\", \"cho"u8.ToArray())) },
        "broken" => FakeServer.Json(200, "{\"id\": \"1\", \"choices\": [{"),
        "empty" => FakeServer.Json(200, "{}"),
        "reset" => throw new HttpRequestException("reset", new IOException("Connection reset by peer")),
        _ => FakeServer.Json(int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture), """{"error": {"message": "planned"}}"""),
    };
}
