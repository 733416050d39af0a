using Catalog.Model.Remote;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class GateTests
{
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_go_first_then_age()
    {
        using var gate = new Gate(time);
        var places = new[] { (Night: 3L, Person: false), (1, false), (9, true), (2, false), (8, true) }
            .Select(request => (request.Item1, Entered: gate.EnterAsync(request.Item2, request.Item1, Token))).ToList();
        Assert.True(await places[0].Entered);
        foreach (var ticket in new[] { 8L, 9, 1, 2 })
        {
            Assert.True(gate.Leave());
            gate.Allow(1);
            Assert.True(await places.Single(place => place.Item1 == ticket).Entered);
        }

        Assert.False(gate.Leave());
    }

    [Fact]
    public async Task Nobody_enters_during_a_pause()
    {
        using var gate = new Gate(time);
        gate.Pause(TimeSpan.FromSeconds(5));
        var entered = gate.EnterAsync(true, 1, Token);
        time.Advance(TimeSpan.FromSeconds(4));
        gate.Pause(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(entered.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await entered);
    }

    [Fact]
    public async Task A_closed_gate_sends_everybody_away()
    {
        using var gate = new Gate(time);
        Assert.True(await gate.EnterAsync(false, 1, Token));
        var waiting = gate.EnterAsync(false, 2, Token);
        gate.Close();
        Assert.False(await waiting);
        Assert.False(await gate.EnterAsync(false, 3, Token));
        gate.Open();
        gate.Leave();
        Assert.True(await gate.EnterAsync(false, 4, Token));
        Assert.Equal((1, 1), (gate.InFlight, gate.Load));
    }

    [Fact]
    public async Task Who_gives_up_leaves_no_place_empty()
    {
        using var gate = new Gate(time);
        await gate.EnterAsync(false, 1, Token);
        using var stop = new CancellationTokenSource();
        var given = gate.EnterAsync(false, 2, stop.Token);
        var waiting = gate.EnterAsync(false, 3, Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(2, gate.Load);
        gate.Leave();
        gate.Allow(1);
        Assert.True(await waiting);
    }
}
