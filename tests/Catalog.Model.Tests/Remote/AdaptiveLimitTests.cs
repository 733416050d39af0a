using Catalog.Model.Remote;
using Xunit;

namespace Catalog.Model.Tests.Remote;

public sealed class AdaptiveLimitTests
{
    private static readonly int[] Sweep = [1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128];

    [Theory]
    [InlineData(16, 1000)]
    [InlineData(32, 1000)]
    [InlineData(100, 1000)]
    [InlineData(32, 0)]
    [InlineData(24, 8)]
    [InlineData(3, 2)]
    public void It_reaches_what_the_best_fixed_number_does(int places, int queue)
    {
        var best = Sweep.Where(level => level <= places + queue).Max(level => new ServerSimulation(places, queue).Run(3000, null, level));
        var server = new ServerSimulation(places, queue);
        var limit = new AdaptiveLimit(256);
        var warm = server.Run(500, limit);
        var reached = server.Run(3000, limit);
        TestContext.Current.TestOutputHelper!.WriteLine($"best {best:0}, warming up {warm:0}, then {reached:0} = {reached / best:0.000}, limit {limit.Value}, refused {server.Refused}");
        Assert.True(reached >= 0.97 * best, $"{reached} of {best}, limit {limit.Value}");
    }

    [Fact]
    public void A_server_with_a_long_queue_is_not_given_all_that_there_is()
    {
        var limit = new AdaptiveLimit(4096);
        new ServerSimulation(20, 10_000).Run(4000, limit);
        Assert.InRange(limit.Value, 20, 64);
    }

    [Theory]
    [InlineData(32, 8)]
    [InlineData(64, 16)]
    [InlineData(16, 4)]
    public void After_a_step_of_the_capacity_hardly_anything_is_sent_twice(int before, int after)
    {
        var server = new ServerSimulation(before, 0);
        var limit = new AdaptiveLimit(256);
        server.Run(1000, limit);
        (server.Places, var refused) = (after, server.Refused);
        server.Run(1000, limit);
        Assert.InRange(server.Refused - refused, 1, 20);
        Assert.InRange(limit.Value, 1, after + 1);
    }

    [Fact]
    public void More_capacity_is_found()
    {
        var server = new ServerSimulation(8, 0);
        var limit = new AdaptiveLimit(256);
        server.Run(1000, limit);
        Assert.InRange(limit.Value, 1, 9);
        server.Places = 40;
        server.Run(4000, limit);
        Assert.InRange(limit.Value, 36, 41);
    }

    [Fact]
    public void A_refusal_halves_and_those_sent_before_it_say_nothing_new()
    {
        var limit = new AdaptiveLimit(64);
        var server = new ServerSimulation(64, 64);
        server.Run(1000, limit);
        var (before, epoch) = (limit.Value, limit.Epoch);
        limit.Busy(before, epoch);
        Assert.Equal(before / 2, limit.Value);
        limit.Busy(before, epoch);
        limit.Answered(TimeSpan.FromSeconds(1), 100, full: true, epoch);
        Assert.Equal(before / 2, limit.Value);
    }

    [Fact]
    public void Without_demand_it_stays()
    {
        var limit = new AdaptiveLimit(64);
        var before = limit.Value;
        for (var i = 0; i < 1000; i++) limit.Answered(TimeSpan.FromSeconds(1), 100, full: false, limit.Epoch);
        Assert.Equal(before, limit.Value);
    }

    [Fact]
    public void It_stays_between_one_and_the_maximum()
    {
        var limit = new AdaptiveLimit(5);
        for (var i = 0; i < 10; i++) limit.Busy(1, limit.Epoch);
        Assert.Equal(1, limit.Value);
        for (var i = 0; i < 10_000; i++)
        {
            limit.Answered(TimeSpan.FromSeconds(1), 100, full: true, limit.Epoch);
            Assert.InRange(limit.Value, 1, 5);
        }

        Assert.Equal(5, limit.Value);
    }
}
