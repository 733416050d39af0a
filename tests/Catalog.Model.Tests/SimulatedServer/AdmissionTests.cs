using Catalog.Simulation.Capacity;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>Places, the queue before them, and what is refused.</summary>
public sealed class AdmissionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_finds_the_queue_full_is_refused_and_the_others_come_in_their_order()
    {
        var admission = new Admission(1, 2);
        Assert.True(await admission.EnterAsync(Cancelled));
        var (second, third) = (admission.EnterAsync(Cancelled), admission.EnterAsync(Cancelled));
        Assert.False(await admission.EnterAsync(Cancelled));
        admission.Leave();
        Assert.True(await second);
        Assert.False(third.IsCompleted);
        admission.Leave();
        Assert.True(await third);
        Assert.Equal((1, 0, 1), admission.Now);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        var admission = new Admission(1, 2);
        await admission.EnterAsync(Cancelled);
        using var cancel = new CancellationTokenSource();
        var (second, third) = (admission.EnterAsync(cancel.Token), admission.EnterAsync(Cancelled));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        admission.Leave();
        Assert.True(await third);
        Assert.Equal((1, 0, 1), admission.Now);
    }

    [Fact]
    public async Task More_places_let_the_waiting_in_and_fewer_stop_nobody()
    {
        var admission = new Admission(1, 2);
        await admission.EnterAsync(Cancelled);
        var (second, third) = (admission.EnterAsync(Cancelled), admission.EnterAsync(Cancelled));
        admission.Resize(3, 1);
        Assert.True(await second && await third);
        admission.Resize(1, 1);
        Assert.Equal((3, 0, 3), admission.Now);
        var fourth = admission.EnterAsync(Cancelled);
        admission.Leave();
        admission.Leave();
        Assert.False(fourth.IsCompleted);
        admission.Leave();
        Assert.True(await fourth);
    }
}
