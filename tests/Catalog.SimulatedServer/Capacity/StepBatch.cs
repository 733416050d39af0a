using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Capacity;

/// <summary>
/// Continuous batching, counted: step follows step, each gives every answer a token and takes the longer the more answers there are and the more
/// prompt tokens came in before it.
/// </summary>
internal sealed class StepBatch
{
    private readonly List<Row> rows = [];
    private long promptTokens;

    public int Rows => rows.Count;

    public void Join(TaskCompletionSource done, int promptTokens, int answerTokens)
    {
        rows.Add(new Row(done) { Left = answerTokens });
        this.promptTokens += promptTokens;
    }

    public void Leave(TaskCompletionSource done) => rows.RemoveAll(row => row.Done == done);

    /// <summary>How long the next step takes.</summary>
    public TimeSpan Begin(StepTime takes)
    {
        var prompt = promptTokens;
        promptTokens = 0;
        return TimeSpan.FromMilliseconds(takes.Base + (takes.Row * rows.Count) + (takes.PromptToken * prompt));
    }

    /// <summary>Ends a step.</summary>
    /// <returns>The answers that are complete; they leave.</returns>
    public IReadOnlyList<TaskCompletionSource> End()
    {
        foreach (var row in rows) row.Left--;
        var complete = rows.Where(row => row.Left <= 0).Select(row => row.Done).ToList();
        rows.RemoveAll(row => row.Left <= 0);
        return complete;
    }

    /// <summary>Lets all answers leave.</summary>
    public IReadOnlyList<TaskCompletionSource> Clear()
    {
        var all = rows.Select(row => row.Done).ToList();
        rows.Clear();
        return all;
    }

    private sealed class Row(TaskCompletionSource done)
    {
        public int Left { get; set; }

        public TaskCompletionSource Done => done;
    }
}
