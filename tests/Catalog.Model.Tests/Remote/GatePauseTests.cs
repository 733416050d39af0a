using Catalog.Model.Remote;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Model.Tests.Remote;

/// <summary>A pause ends, however the machine's timers run.</summary>
public sealed class GatePauseTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task Who_waits_comes_in_when_the_pause_is_over_and_not_before(int early)
    {
        var time = new EarlyTimers(TimeSpan.FromMilliseconds(early));
        using var gate = new Gate(time);
        gate.Pause(TimeSpan.FromSeconds(1));
        var waiting = gate.EnterAsync(false, 1, Cancelled);
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, gate.InFlight);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(1, gate.InFlight);
        Assert.True(await waiting);
    }

    [Fact]
    public async Task A_longer_pause_holds_when_the_shorter_one_is_over()
    {
        var time = new FakeTimeProvider();
        using var gate = new Gate(time);
        gate.Pause(TimeSpan.FromSeconds(1));
        gate.Pause(TimeSpan.FromSeconds(3));
        var waiting = gate.EnterAsync(false, 1, Cancelled);
        time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(0, gate.InFlight);
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(await waiting);
    }

    // Timers of real systems follow a coarser clock and may come before the time is there.
    private sealed class EarlyTimers(TimeSpan early) : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime - early, period);
    }
}
