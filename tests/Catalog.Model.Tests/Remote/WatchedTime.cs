using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Model.Tests.Remote;

/// <summary>A clock that tests move, and that says when something begins to wait: only then is it worth moving.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Comes back once something waits for a time in this range, and says for how long.</summary>
    public async Task<TimeSpan> WaitedAsync(TimeSpan least, TimeSpan most)
    {
        while (true)
        {
            var due = await timers.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (least <= due && due <= most) return due;
        }
    }

    /// <summary>Forgets what began to wait so far.</summary>
    public void Forget()
    {
        while (timers.Reader.TryRead(out _))
        {
        }
    }

    /// <summary>Lets the wait in this range pass.</summary>
    public async Task PassAsync(double leastSeconds, double mostSeconds) =>
        Advance(await WaitedAsync(TimeSpan.FromSeconds(leastSeconds), TimeSpan.FromSeconds(mostSeconds)));
}
