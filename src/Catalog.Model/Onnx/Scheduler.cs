namespace Catalog.Model.Onnx;

/// <summary>
/// One thread that runs the model for the queue: prompts are computed at batch 1 in chunks between decode steps, join the running batch, and leave it
/// when they are answered. What doesn't fit waits in the queue. A prompt that a person waits for passes a longer one between two of its chunks. Several
/// schedulers may share a queue and a model: states at rest never change, so any of them may go on from any state.
/// </summary>
internal sealed class Scheduler : IDisposable
{
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
    private readonly Func<EngineRequest, bool> mayBegin;
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
        mayBegin = MayBegin;
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
            if (active.Count > 0) Guard(Step, FailBatch);
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

            Guard(() => computed += Advance(options.PrefillChunk - computed), FailPrefill);
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

        var row = new ActiveRow(request, new TokenChoice(decoding.Sampling));
        if (row.Choose(promptLogits, anyToken, model.EndIds))
        {
            Succeed(request, row.Answer(state));
            return appended;
        }

        try
        {
            batch.Join(state, request.MaxLength);
            active.Add(row);
            request.Room?.Shrink(model.Decoder.Layout.Bytes(request.MaxLength));
        }
        catch (Exception e)
        {
            request.Fail(e);
        }

        state.Release();
        return appended;
    }

    private void Succeed(EngineRequest request, EngineAnswer answer) => request.Succeed(answer, model.Decoder.Layout.Bytes(answer.State.Length));

    private void Step()
    {
        var ids = new int[active.Count];
        for (var row = 0; row < ids.Length; row++) ids[row] = active[row].Last;
        var logits = batch.Step(ids);
        // From the last row on: a row that leaves is replaced by one that was seen already.
        for (var row = ids.Length - 1; row >= 0; row--)
        {
            if (!active[row].Choose(logits.Slice(row * model.Decoder.Vocabulary, model.Decoder.Vocabulary), anyToken, model.EndIds)) continue;
            Succeed(active[row].Request, active[row].Answer(batch.Leave(row)));
            Remove(row);
        }
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
