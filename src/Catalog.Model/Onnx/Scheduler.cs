namespace Catalog.Model.Onnx;

/// <summary>
/// One thread that runs the model for the queue: prompts are computed at batch 1 in chunks between decode steps, join the running batch, and leave it
/// when they are answered. What doesn't fit waits in the queue. A prompt that a person waits for passes a longer one between two of its chunks. Several
/// schedulers may share a queue and a model: states at rest never change, so any of them may go on from any state.
/// </summary>
internal sealed class Scheduler : IDisposable
{
    // From here on one run of the decoder is faster than a step a token, the row's way out of the batch and back included (docs/benchmarks.md).
    private const int LeastStretch = 2;

    private readonly OnnxModel model;
    private readonly RequestQueue queue;
    private readonly MemoryBudget budget;
    private readonly StallWatch stall;
    private readonly EngineOptions options;
    private readonly int maxRows;
    private readonly ulong[] anyToken;
    private readonly DecodeBatch batch;
    private readonly List<ActiveRow> active = [];
    private readonly float[] promptLogits;
    private readonly Action step;
    private readonly Action<Exception> failBatch;
    private readonly Func<EngineRequest, bool> mayBegin;
    private int[] stepIds = [];
    private readonly Thread thread;
    private Prefill? prefill, passed;
    private volatile bool stopping;

    /// <param name="model">Shared, not disposed of.</param>
    /// <param name="queue">Shared; closed before the scheduler is disposed of.</param>
    /// <param name="budget">Shared: room for the states outside of the batch.</param>
    /// <param name="maxRows">This scheduler's share of <see cref="EngineOptions.MaxRows"/>.</param>
    /// <param name="batchBytes">This scheduler's share of the memory for running batches.</param>
    public Scheduler(OnnxModel model, RequestQueue queue, MemoryBudget budget, StallWatch stall, EngineOptions options, int maxRows, long batchBytes)
    {
        (this.model, this.queue, this.budget, this.stall, this.options, this.maxRows) = (model, queue, budget, stall, options, maxRows);
        anyToken = model.AnyToken();
        batch = new DecodeBatch(model.Decoder, model.Embedding, batchBytes);
        promptLogits = new float[model.Decoder.Vocabulary];
        // Made once: a step must leave nothing to collect.
        (step, failBatch, mayBegin) = (Step, FailBatch, MayBegin);
        thread = new Thread(Run) { Name = "model", IsBackground = true };
        thread.Start();
    }

    public void Dispose()
    {
        stopping = true;
        queue.Wake();
        thread.Join();
        batch.Dispose();
    }

    private void Run()
    {
        while (!stopping)
        {
            var seen = queue.Version;
            DropCancelled();
            var computed = Prefills();
            if (active.Count > 0) Guard(step, failBatch);
            if (active.Count > 0 || computed > 0) continue;
            stall.Look();
            queue.Wait(seen);
        }

        foreach (var row in active) row.Request.Fail(new ObjectDisposedException(nameof(OnnxTextEngine)));
        while (prefill is not null) FailPrefill(new ObjectDisposedException(nameof(OnnxTextEngine)));
    }

    // An error of ONNX Runtime ends the requests that it concerns, not the engine.
    private static void Guard(Action action, Action<Exception> fail)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            fail(e);
        }
    }

    private int Prefills()
    {
        var computed = 0;
        while (computed < options.PrefillChunk)
        {
            if (prefill is null or { Request.Interactive: false } && queue.Take(mayBegin) is { } next)
            {
                Begin(next);
                continue;
            }

            if (prefill is null) break;
            if (prefill.Request.Cancellation.IsCancellationRequested)
            {
                prefill.Request.Cancel();
                EndPrefill();
                continue;
            }

            computed += GuardedAdvance(options.PrefillChunk - computed);
        }

        return computed;
    }

    // Beside a prompt of the night only what a person waits for.
    private bool MayBegin(EngineRequest request) => (prefill is null || request.Interactive) && MayRun(request);

    private void Begin(EngineRequest request)
    {
        stall.Progress();
        if (request.Cancellation.IsCancellationRequested)
        {
            request.Cancel();
            return;
        }

        Guard(
            () =>
            {
                var begun = new Prefill(request, model);
                (passed, prefill) = (prefill, begun);
            },
            request.Fail);
    }

    private int GuardedAdvance(int count)
    {
        var appended = 0;
        Guard(() => appended = Advance(count), FailPrefill);
        return appended;
    }

    private bool MayRun(EngineRequest request)
    {
        if (request.Decoding is not null && !HasRow(request.MaxLength)) return false;
        request.Room = budget.TryTake(request.Needs(model.Decoder.Layout), request.Decoding is null);
        return request.Room is not null;
    }

    private bool HasRow(int length)
    {
        // A turn whose prompt waits for this one joins after it.
        var joining = prefill?.Request is { Decoding: not null } ? prefill.Request : null;
        var rows = batch.Count + (joining is null ? 0 : 1);
        if (rows == 0) return true;
        length = Math.Max(Math.Max(batch.LengthCapacity, length), joining?.MaxLength ?? 0);
        return rows < maxRows && (rows + 1L) * length <= options.MaxBatchTokens && batch.HasRoom(rows + 1, length);
    }

    private int Advance(int count)
    {
        var appended = prefill!.Advance(count, promptLogits);
        if (!prefill.IsDone) return appended;
        var request = prefill.Request;
        var state = prefill.State();
        EndPrefill();
        request.Probe?.Invoke(promptLogits);
        if (request.Decoding is not { } decoding)
        {
            Succeed(request, new EngineAnswer(state, [], true, 0));
            return appended;
        }

        Enter(new ActiveRow(request, new TokenChoice(decoding.Sampling)), state);
        return appended;
    }

    // Chooses from the prompt's logits; what goes on from there joins the batch. Releases the state.
    private void Enter(ActiveRow row, SequenceState state)
    {
        if (row.Choose(promptLogits, anyToken, model.EndIds))
        {
            Succeed(row.Request, row.Answer(state));
            return;
        }

        try
        {
            batch.Join(state, row.Request.MaxLength);
            active.Add(row);
            row.Request.Room?.Shrink(row.Request.NeedsRunning(model.Decoder.Layout));
        }
        catch (Exception e)
        {
            row.Request.Fail(e);
        }

        state.Release();
    }

    private void Succeed(EngineRequest request, EngineAnswer answer) => request.Succeed(answer, model.Decoder.Layout.Bytes(answer.State.Length));

    private void Step()
    {
        // In company a row gets one token a step like the others: a batch's rows must be of one width.
        if (active.Count == 1 && active[0].TakeStretch(LeastStretch, model.EndIds) is { Length: > 0 } stretch)
        {
            Jump(stretch);
            return;
        }

        var count = active.Count;
        if (count > stepIds.Length) stepIds = new int[Math.Max(count, 2 * stepIds.Length)];
        for (var row = 0; row < count; row++) stepIds[row] = active[row].Last;
        var logits = batch.Step(stepIds.AsSpan(0, count));
        // From the last row on: a row that leaves is replaced by one that was seen already.
        for (var row = count - 1; row >= 0; row--)
        {
            if (!active[row].Choose(logits.Slice(row * model.Decoder.Vocabulary, model.Decoder.Vocabulary), anyToken, model.EndIds)) continue;
            Succeed(active[row].Request, active[row].Answer(batch.Leave(row)));
            Remove(row);
        }
    }

    private void Jump(int[] stretch)
    {
        var row = active[0];
        var state = batch.Leave(0);
        active.Clear();
        Guard(() => Enter(row, Stretch.Append(model, state, stretch, promptLogits)), row.Request.Fail);
        state.Release();
    }

    private void DropCancelled()
    {
        for (var row = active.Count - 1; row >= 0; row--)
        {
            if (!active[row].Request.Cancellation.IsCancellationRequested) continue;
            active[row].Request.Cancel();
            batch.Drop(row);
            Remove(row);
        }
    }

    private void Remove(int row)
    {
        active[row] = active[^1];
        active.RemoveAt(active.Count - 1);
    }

    private void EndPrefill()
    {
        prefill?.Dispose();
        (prefill, passed) = (passed, null);
    }

    private void FailPrefill(Exception error)
    {
        prefill?.Request.Fail(error);
        EndPrefill();
    }

    private void FailBatch(Exception error)
    {
        for (var row = active.Count - 1; row >= 0; row--)
        {
            active[row].Request.Fail(error);
            batch.Drop(row);
        }

        active.Clear();
    }
}
