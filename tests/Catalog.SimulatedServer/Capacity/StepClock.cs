using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Capacity;

/// <summary>Lets answers take the time that a server's decode steps would: see <see cref="StepBatch"/>.</summary>
/// <param name="step">What a step takes now; null: no time.</param>
internal sealed class StepClock(TimeProvider time, Func<StepTime?> step)
{
    private readonly Lock gate = new();
    private readonly StepBatch batch = new();
    private bool isStepping;

    /// <summary>Comes back when an answer of so many tokens would be there.</summary>
    /// <param name="promptTokens">Computed before its first token.</param>
    public async Task RunAsync(int promptTokens, int answerTokens, CancellationToken cancellationToken)
    {
        if (step() is null) return;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            batch.Join(done, promptTokens, answerTokens);
            if (!isStepping) _ = StepAsync();
            isStepping = true;
        }

        await using var registration = cancellationToken.Register(() =>
        {
            lock (gate) batch.Leave(done);
            done.TrySetCanceled(cancellationToken);
        });
        await done.Task;
    }

    // Timers are late; the next step starts when the last one should have ended.
    private async Task StepAsync()
    {
        await Task.Yield();
        var started = time.GetTimestamp();
        var due = TimeSpan.Zero;
        while (Begin() is { } duration)
        {
            due += duration;
            var wait = due - time.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time);
            lock (gate)
            {
                // Switched off meanwhile: those who wait are let go.
                foreach (var done in step() is null ? batch.Clear() : batch.End()) done.TrySetResult();
            }
        }
    }

    private TimeSpan? Begin()
    {
        lock (gate)
        {
            isStepping = batch.Rows > 0;
            return isStepping ? batch.Begin(step() ?? new StepTime(0, 0, 0)) : null;
        }
    }
}
