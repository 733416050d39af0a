using Catalog.Simulation.Capacity;
using Catalog.Simulation.Settings;
using Xunit;

namespace Catalog.Model.Tests.Simulation;

/// <summary>What answers would take on a server that decodes them together.</summary>
public sealed class StepBatchTests
{
    private static readonly StepTime Takes = new(10, 2, 0.5);

    [Fact]
    public void A_step_takes_longer_with_more_answers_and_with_new_prompts()
    {
        var batch = new StepBatch();
        batch.Join(new(), promptTokens: 100, answerTokens: 3);
        Assert.Equal(10 + 2 + 50, batch.Begin(Takes).TotalMilliseconds);
        Assert.Empty(batch.End());
        batch.Join(new(), promptTokens: 20, answerTokens: 1);
        Assert.Equal(10 + 4 + 10, batch.Begin(Takes).TotalMilliseconds);
        Assert.Single(batch.End());
        Assert.Equal(10 + 2, batch.Begin(Takes).TotalMilliseconds);
        Assert.Single(batch.End());
        Assert.Equal(0, batch.Rows);
    }

    [Fact]
    public void Who_leaves_takes_no_time_of_the_others()
    {
        var batch = new StepBatch();
        var left = new TaskCompletionSource();
        batch.Join(left, 0, 9);
        batch.Join(new(), 0, 9);
        batch.Leave(left);
        Assert.Equal(12, batch.Begin(Takes).TotalMilliseconds);
    }

    [Theory]
    [InlineData("10,0.5", 10, 0.5, 0)]
    [InlineData("10,0.5,0.02", 10, 0.5, 0.02)]
    public void Times_are_two_or_three_numbers(string text, double start, double row, double prompt) =>
        Assert.Equal(new StepTime(start, row, prompt), StepTime.Parse(text));

    [Theory]
    [InlineData("10")]
    [InlineData("10,-1")]
    [InlineData("a,b")]
    [InlineData("1,NaN")]
    [InlineData("1,2,3,4")]
    public void Anything_else_is_refused(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => StepTime.Parse(text)).Message, StringComparison.Ordinal);
}
