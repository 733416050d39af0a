using Catalog.Model.Chat;
using Catalog.Model.Onnx.Devices;

namespace Catalog.Model.Onnx;

/// <summary>A device of an engine: a copy of the model, a queue, its schedulers, and room for the states of the conversations that live there.</summary>
internal sealed class EngineDevice : IDisposable
{
    private readonly EngineOptions options;
    private readonly RequestQueue queue = new();
    private readonly StallWatch stall;
    private readonly IReadOnlyList<Scheduler> schedulers;
    private readonly SequenceState empty;
    private readonly long batchBytes;
    private readonly BatchSize size;
    private long expected;

    /// <param name="model">Disposed of with it.</param>
    /// <param name="bytes">For all states.</param>
    public EngineDevice(OnnxModel model, EngineOptions options, long bytes)
    {
        (Model, this.options, MemoryBytes) = (model, options, bytes);
        batchBytes = bytes / 2 / model.Lanes;
        size = new BatchSize(model.Decoder, model.Embedding);
        Budget = new MemoryBudget(bytes - (bytes / 2), () =>
        {
            stall!.Progress();
            queue.Wake();
        });
        stall = new StallWatch(queue, Budget, options.Time);
        empty = SequenceState.Empty(model.Decoder.Layout);
        var rows = (options.MaxRows + model.Lanes - 1) / model.Lanes;
        schedulers = [.. Enumerable.Range(0, model.Lanes).Select(_ => new Scheduler(model, queue, Budget, stall, options, rows, batchBytes))];
    }

    public OnnxModel Model { get; }

    public DeviceId Id => Model.Decoder.Device.Id;

    /// <summary>Bytes for all states.</summary>
    public long MemoryBytes { get; }

    /// <summary>Room for the states outside of the running batches.</summary>
    public MemoryBudget Budget { get; }

    /// <summary>How busy it is: bytes that its conversations hold, and those that its requests will leave, waiting and running ones alike.</summary>
    public long Load => Budget.Resting + Interlocked.Read(ref expected);

    public DeviceSummary Summary()
    {
        int[] contexts = [1024, 2048, 4096, 8192, 16_384, 32_768];
        var fits = contexts.Where(context => context <= Model.Profile.ContextLength)
            .Select(context => new ContextFit(context, Model.Lanes * size.Rows(BatchSize.Round(context), batchBytes), Budget.Largest / Model.Decoder.Layout.Bytes(context)));
        return new DeviceSummary(Id.ToString(), Model.Lanes, MemoryBytes, [.. fits]);
    }

    /// <summary>Computes an opening.</summary>
    public Task<EngineAnswer> OpenAsync(Func<SequenceState, EngineRequest> request) => SubmitAsync(request(empty.Share()));

    public async Task<EngineAnswer> SubmitAsync(EngineRequest request)
    {
        try
        {
            Check(request);
        }
        catch (ContextLengthException e)
        {
            request.Fail(e);
            throw;
        }

        var bytes = request.Keeps(Model.Decoder.Layout);
        Interlocked.Add(ref expected, bytes);
        request.Settled = () => Interlocked.Add(ref expected, -bytes);
        try
        {
            queue.Add(request);
            return await request.Task;
        }
        catch (ObjectDisposedException e)
        {
            request.Fail(e);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var request in queue.Close()) request.Fail(new ObjectDisposedException(nameof(OnnxTextEngine)));
        foreach (var scheduler in schedulers) scheduler.Dispose();
        stall.Dispose();
        empty.Release();
        Model.Dispose();
    }

    // What could never run must not wait.
    private void Check(EngineRequest request)
    {
        var answer = request.Decoding?.MaxTokens ?? 1;
        var (tokens, total) = (request.Past.Length + request.Ids.Length, request.Past.Length + request.Ids.Length + answer);
        var limit = Math.Min(Model.Profile.ContextLength, options.MaxBatchTokens);
        if (total > limit) throw new ContextLengthException($"{tokens} tokens and an answer of up to {answer} don't fit into {limit}");
        var needs = request.Needs(Model.Decoder.Layout);
        if (needs > Budget.Largest) throw TooLarge(tokens, answer, needs, Budget.Largest);
        if (request.Decoding is null) return;
        var row = size.RowBytes(BatchSize.Round(total));
        if (row > batchBytes) throw TooLarge(tokens, answer, row, batchBytes);
    }

    private ContextLengthException TooLarge(int tokens, int answer, long needs, long has) => new(
        $"{tokens} tokens and an answer of up to {answer} need {needs} bytes of memory where {has} may be had: raise the option {nameof(EngineOptions.MemoryBudget)} " +
        $"({MemoryBytes} bytes on device {Id})");
}
