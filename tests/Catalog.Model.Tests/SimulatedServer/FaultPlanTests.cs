using Catalog.Simulation.Faults;
using Catalog.Simulation.Settings;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>Faults come where they were planned.</summary>
public sealed class FaultPlanTests
{
    [Fact]
    public void The_first_requests_are_refused()
    {
        var plan = new FaultPlan(new FakeTimeProvider(), 0);
        var behaviour = new Behaviour { RejectFirst = 2 };
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => plan.RejectsNext(behaviour)));
    }

    [Fact]
    public void Every_third_second_all_requests_are_refused()
    {
        var time = new FakeTimeProvider();
        var plan = new FaultPlan(time, 0);
        var refused = Enumerable.Range(0, 12).Select(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            return plan.RejectsNext(new Behaviour { BurstEvery = 3 });
        });
        // After 0.5, 1.0 … 6.0 seconds; the third second is 2.0 to 3.0.
        Assert.Equal([false, false, false, true, true, false, false, false, false, true, true, false], refused);
    }

    [Fact]
    public void The_seed_says_where_in_a_row_the_fault_lies()
    {
        var behaviour = new Behaviour { BrokenJsonEvery = 3 };
        Assert.Equal([0, 0, 1, 0, 0, 1], Broken(new FaultPlan(new FakeTimeProvider(), 0)));
        Assert.Equal([0, 1, 0, 0, 1, 0], Broken(new FaultPlan(new FakeTimeProvider(), 1)));

        IEnumerable<int> Broken(FaultPlan plan) => Enumerable.Range(0, 6).Select(_ => plan.Next(behaviour) == AnswerFault.BrokenJson ? 1 : 0);
    }

    [Fact]
    public void Of_several_faults_the_gravest_is_met()
    {
        var plan = new FaultPlan(new FakeTimeProvider(), 0);
        var behaviour = new Behaviour { ErrorEvery = 4, DisconnectEvery = 2, BrokenJsonEvery = 1 };
        Assert.Equal(
            [AnswerFault.BrokenJson, AnswerFault.Disconnect, AnswerFault.BrokenJson, AnswerFault.Error],
            Enumerable.Range(0, 4).Select(_ => plan.Next(behaviour)));
    }
}
