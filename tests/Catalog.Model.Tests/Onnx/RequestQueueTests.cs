using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>The scheduler's queue.</summary>
public sealed class RequestQueueTests
{
    private static readonly SequenceState None = new([], 0, 0);

    [Fact]
    public async Task Nobody_waits_on_a_closed_queue()
    {
        var queue = new RequestQueue();
        queue.Close();
        // The scheduler may look once more between the end and its next wait.
        Assert.Null(queue.Take(_ => true));
        await Task.Run(() => queue.Wait(queue.Version), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_a_person_waits_for_goes_first()
    {
        var queue = new RequestQueue();
        var requests = new[] { false, true, false, true }.Select(interactive => Request(interactive)).ToList();
        foreach (var request in requests) queue.Add(request);
        Assert.Equal([1, 3, 0, 2], Enumerable.Range(0, 4).Select(_ => requests.IndexOf(queue.Take(_ => true)!)));
        Assert.Null(queue.Take(_ => true));
    }

    [Fact]
    public void An_opening_passes_a_turn_that_has_no_room_but_no_other_turn_does()
    {
        var queue = new RequestQueue();
        var (large, small, opening) = (Request(false), Request(false), new EngineRequest(None, [1], null, null, new Usage(), CancellationToken.None));
        foreach (var request in new[] { large, small, opening }) queue.Add(request);
        Assert.Same(opening, queue.Take(request => request != large));
        Assert.Null(queue.Take(request => request != large));
        Assert.Same(large, queue.Take(_ => true));
        Assert.Same(small, queue.Take(_ => true));
    }

    [Fact]
    public void Callers_take_turns()
    {
        var queue = new RequestQueue();
        var (many, slow) = (new Usage(), new Usage());
        var requests = Enumerable.Range(0, 4).Select(_ => Request(false, many)).ToList();
        foreach (var request in requests) queue.Add(request);
        Assert.Same(requests[0], queue.Take(_ => true));
        // Who asks for one thing after another comes next, not behind all that another asked for at once.
        for (var i = 1; i < 3; i++)
        {
            var one = Request(false, slow);
            queue.Add(one);
            Assert.Same(requests[i], queue.Take(_ => true));
            Assert.Same(one, queue.Take(_ => true));
        }

        Assert.Same(requests[3], queue.Take(_ => true));
    }

    [Fact]
    public async Task A_cancelled_request_leaves_the_queue_at_once()
    {
        var queue = new RequestQueue();
        using var cancel = new CancellationTokenSource();
        var request = new EngineRequest(None, [1], new Decoding(1), null, new Usage(), cancel.Token);
        queue.Add(request);
        var seen = queue.Version;
        await cancel.CancelAsync();
        Assert.True(request.Task.IsCanceled);
        Assert.True(queue.IsEmpty);
        Assert.NotEqual(seen, queue.Version);
        var late = new EngineRequest(None, [1], new Decoding(1), null, new Usage(), cancel.Token);
        queue.Add(late);
        Assert.True(late.Task.IsCanceled);
        Assert.True(queue.IsEmpty);
    }

    [Fact]
    public void A_closed_queue_takes_nothing_more()
    {
        var queue = new RequestQueue();
        queue.Add(Request(false));
        Assert.Single(queue.Close());
        Assert.Throws<ObjectDisposedException>(() => queue.Add(Request(false)));
    }

    private static EngineRequest Request(bool interactive, Usage? caller = null) =>
        new(None, [1], new Decoding(1, Interactive: interactive), null, caller ?? new Usage(), CancellationToken.None);
}
