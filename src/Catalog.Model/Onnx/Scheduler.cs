namespace Catalog.Model.Onnx;

/// <summary>
/// One thread that runs the model for the queue: prompts are computed at batch 1 in chunks between decode steps, join the running batch, and leave it
/// when they are answered. What doesn't fit waits in the queue. Several schedulers may share a queue and a model: states at rest never change, so any of
/// them may go on from any state.
/// </summary>
internal sealed class Scheduler : IDisposable
{
    private readonly OnnxModel model;
    private readonly RequestQueue queue;
    private readonly EngineOptions options;
    private readonly int maxRows;
    private readonly ulong[] anyToken;
    private readonly DecodeBatch batch;
    private readonly List<ActiveRow> active = [];
    private readonly float[] promptLogits;
    private readonly Thread thread;
    private Prefill? prefill;
    private volatile bool stopping;

    /// <param name="model">Shared, not disposed of.</param>
    /// <param name="queue">Shared; closed before the scheduler is disposed of.</param>
    /// <param name="maxRows">This scheduler's share of <see cref="EngineOptions.MaxRows"/>.</param>
    public Scheduler(OnnxModel model, RequestQueue queue, EngineOptions options, int maxRows)
    {
        (this.model, this.queue, this.options, this.maxRows) = (model, queue, options, maxRows);
        anyToken = model.AnyToken();
        batch = new DecodeBatch(model.Decoder, model.Embedding);
        promptLogits = new float[model.Decoder.Vocabulary];
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
            DropCancelled();
            var computed = Prefills();
            if (active.Count > 0) Guard(Step, FailBatch);
            else if (computed == 0) queue.Wait();
        }

        foreach (var row in active) row.Request.Fail(new ObjectDisposedException(nameof(OnnxTextEngine)));
        FailPrefill(new ObjectDisposedException(nameof(OnnxTextEngine)));
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
            if (prefill is null)
            {
                if (queue.Take(MayRun) is not { } request) break;
                if (request.Cancellation.IsCancellationRequested) request.Cancel();
                else Guard(() => prefill = new Prefill(request, model), request.Fail);
                continue;
            }

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

    private bool MayRun(EngineRequest request)
    {
        if (request.Decoding is null || batch.Count == 0) return true;
        var length = Math.Max(batch.LengthCapacity, request.MaxLength);
        return batch.Count < maxRows && (batch.Count + 1L) * length <= options.MaxBatchTokens;
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
            request.Succeed(new EngineAnswer(state, [], true, 0));
            return appended;
        }

        var row = new ActiveRow(request, new TokenChoice(decoding.Sampling));
        if (row.Choose(promptLogits, anyToken, model.EndIds))
        {
            request.Succeed(row.Answer(state));
            return appended;
        }

        try
        {
            batch.Join(state, request.MaxLength);
            active.Add(row);
        }
        catch (Exception e)
        {
            request.Fail(e);
        }

        state.Release();
        return appended;
    }

    private void Step()
    {
        var ids = new int[active.Count];
        for (var row = 0; row < ids.Length; row++) ids[row] = active[row].Last;
        var logits = batch.Step(ids);
        // From the last row on: a row that leaves is replaced by one that was seen already.
        for (var row = ids.Length - 1; row >= 0; row--)
        {
            if (!active[row].Choose(logits.Slice(row * model.Decoder.Vocabulary, model.Decoder.Vocabulary), anyToken, model.EndIds)) continue;
            active[row].Request.Succeed(active[row].Answer(batch.Leave(row)));
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
        prefill = null;
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
