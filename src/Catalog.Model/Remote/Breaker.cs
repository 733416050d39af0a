namespace Catalog.Model.Remote;

/// <summary>
/// Keeps requests from a server that is down. Opens when nobody listens there, or after several failures in a row; then it examines the server by
/// itself, with growing pauses, and closes when that succeeds: requests wait meanwhile instead of failing. It begins open. Safe for many threads.
/// </summary>
/// <param name="examine">Looks at the server; what is wrong with it, or null.</param>
/// <param name="changed">Called when it opens (false) and before it closes (true).</param>
internal sealed class Breaker(Func<CancellationToken, Task<Examination>> examine, Action<bool> changed, TimeProvider time, Func<double> random) : IAsyncDisposable
{
    private const int MaxFailures = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource end = new();
    private TaskCompletionSource closing = New();
    private TaskCompletionSource examined = New();
    private Task examining = Task.CompletedTask;
    private int failures, generation;
    private bool closed;

    /// <summary>Whether requests may go through.</summary>
    public bool IsClosed => Volatile.Read(ref closed);

    /// <summary>Counts how often it was closed: what the server had in its cache before may be gone.</summary>
    public int Generation => Volatile.Read(ref generation);

    /// <summary>What is wrong; null while closed or not examined yet.</summary>
    public Examination? Problem { get; private set; }

    /// <summary>Ends when it is closed.</summary>
    public Task Closed
    {
        get
        {
            lock (gate) return closing.Task;
        }
    }

    /// <summary>Ends when the server was examined once, whatever came of it.</summary>
    public Task Examined => examined.Task;

    /// <summary>Begins with the first examination.</summary>
    public void Start() => examining = ExamineAsync(TimeSpan.Zero);

    /// <summary>A request was answered.</summary>
    public void Succeeded() => Volatile.Write(ref failures, 0);

    /// <summary>A request failed.</summary>
    /// <param name="sentIn">The <see cref="Generation"/> when it was sent: what was sent before an outage says nothing about the time after it.</param>
    public void Failed(string why, bool unreachable, int sentIn)
    {
        lock (gate)
        {
            if (!closed || sentIn != generation || (++failures < MaxFailures && !unreachable)) return;
            (closed, Problem, closing) = (false, new Examination(why, false), New());
            changed(false);
            examining = ExamineAsync(FirstPause);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await examining.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        end.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ExamineAsync(TimeSpan pause)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (true)
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause * (0.75 + (random() / 2)), time, end.Token);
            var result = await examine(end.Token);
            if (result.Problem is null)
            {
                Close();
                return;
            }

            Problem = result;
            examined.TrySetResult();
            pause = pause * 2 is var next && next < FirstPause ? FirstPause : next > LongestPause ? LongestPause : next;
        }
    }

    private void Close()
    {
        lock (gate)
        {
            (Problem, failures) = (null, 0);
            generation++;
            changed(true);
            Volatile.Write(ref closed, true);
            examined.TrySetResult();
            closing.TrySetResult();
        }
    }
}

/// <summary>What came of examining a server.</summary>
/// <param name="Problem">What is wrong; null: nothing.</param>
/// <param name="Refused">It works, but in a way that can't be used: waiting doesn't help.</param>
internal sealed record Examination(string? Problem, bool Refused);
