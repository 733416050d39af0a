using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Capacity;

/// <summary>
/// Continuous batching in simulated time: while answers are running, step follows step, each gives every answer a token and takes the longer the more
/// answers there are.
/// </summary>
/// <param name="step">What a step takes now; null: no time.</param>
internal sealed class StepClock(TimeProvider time, Func<StepTime?> step)
{
    private readonly Lock gate = new();
    private readonly List<Row> rows = [];
    private long newPromptTokens;
    private bool isStepping;

    /// <summary>Comes back when an answer of so many tokens would be there.</summary>
    /// <param name="promptTokens">Computed before its first token.</param>
    public async Task RunAsync(int promptTokens, int answerTokens, CancellationToken cancellationToken)
    {
        if (step() is null) return;
        var row = new Row(answerTokens);
        lock (gate)
        {
            rows.Add(row);
            newPromptTokens += promptTokens;
            if (!isStepping) _ = StepAsync();
            isStepping = true;
        }

        await using var registration = cancellationToken.Register(() =>
        {
            lock (gate) rows.Remove(row);
            row.Done.TrySetCanceled(cancellationToken);
        });
        await row.Done.Task;
    }

    // Timers are late; the next step starts when the last one should have ended.
    private async Task StepAsync()
    {
        await Task.Yield();
        var started = time.GetTimestamp();
        var due = TimeSpan.Zero;
        while (Duration() is { } duration)
        {
            due += duration;
            var wait = due - time.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time);
            Advance();
        }
    }

    private TimeSpan? Duration()
    {
        lock (gate)
        {
            isStepping = rows.Count > 0;
            if (!isStepping) return null;
            var prompt = newPromptTokens;
            newPromptTokens = 0;
            // Switched off meanwhile: those who wait are let go.
            return step() is { } takes ? TimeSpan.FromMilliseconds(takes.Base + (takes.Row * rows.Count) + (takes.PromptToken * prompt)) : TimeSpan.Zero;
        }
    }

    private void Advance()
    {
        lock (gate)
        {
            var isOff = step() is null;
            for (var i = rows.Count - 1; i >= 0; i--)
            {
                if (--rows[i].Left > 0 && !isOff) continue;
                rows[i].Done.TrySetResult();
                rows.RemoveAt(i);
            }
        }
    }

    private sealed class Row(int tokens)
    {
        public int Left { get; set; } = tokens;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
