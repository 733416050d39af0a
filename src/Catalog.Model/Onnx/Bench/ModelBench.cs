using Catalog.Model.Chat;
using Catalog.Model.Grammar;

namespace Catalog.Model.Onnx.Bench;

/// <summary>Measures a loaded model on its first device. Nothing else should use the engine meanwhile.</summary>
public static class ModelBench
{
    private const int StepsPerRun = 16;

    /// <summary>The numbers of rows that are measured.</summary>
    public static IReadOnlyList<int> Rows { get; } = [1, 4, 16, 64];

    /// <summary>Measures.</summary>
    /// <param name="context">Tokens of prompt and rows, at least 1.</param>
    /// <param name="runs">How often each thing is measured, at least 1.</param>
    /// <exception cref="ContextLengthException">The context is longer than the model's, or doesn't fit into the memory budget.</exception>
    public static Task<ModelBenchReport> RunAsync(OnnxTextEngine engine, int context, int runs, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        return Task.Run(() => Run(engine, context, runs, cancellationToken), cancellationToken);
    }

    private static ModelBenchReport Run(OnnxTextEngine engine, int context, int runs, CancellationToken cancellationToken)
    {
        var device = engine.Devices[0];
        var model = device.Model;
        var length = context + RoomFor(runs);
        if (length > engine.Profile.ContextLength) throw new ContextLengthException($"{context} tokens and {RoomFor(runs)} steps don't fit into the model's context of {engine.Profile.ContextLength}");
        var (prefill, state) = new PrefillBench(device, engine.Options).Run(context, runs, cancellationToken);
        try
        {
            var decode = Rows.Select(rows => Decode(device, state, rows, length, runs, cancellationToken)).ToList();
            var fork = Fork(device, state, length, runs);
            var (ready, perToken) = new ConstraintBench(model).Run(runs);
            return new ModelBenchReport(
                engine.Profile.Name, device.Id.ToString(), context, runs, prefill, decode, fork, model.Decoder.Layout.Bytes(context), ready, perToken);
        }
        finally
        {
            state.Release();
        }
    }

    // One step to warm up, then the runs.
    private static int RoomFor(int runs) => 1 + (runs * StepsPerRun);

    private static DecodeRate Decode(EngineDevice device, SequenceState state, int rows, int length, int runs, CancellationToken cancellationToken)
    {
        var model = device.Model;
        using var batch = new DecodeBatch(model.Decoder, model.Embedding, device.MemoryBytes / 2);
        if (!batch.HasRoom(rows, length)) return new DecodeRate(rows, null, null);
        for (var row = 0; row < rows; row++) batch.Join(state, length);
        var (any, vocabulary) = (model.AnyToken(), model.Decoder.Vocabulary);
        var ids = new int[rows];
        void Step()
        {
            cancellationToken.ThrowIfCancellationRequested();
            var logits = batch.Step(ids);
            for (var row = 0; row < rows; row++) ids[row] = LogitMask.ArgMax(logits.Slice(row * vocabulary, vocabulary), any);
        }

        Step();
        var step = Stopwatches.Median(runs, () =>
        {
            for (var i = 0; i < StepsPerRun; i++) Step();
        }) / StepsPerRun;
        return new DecodeRate(rows, rows / step.TotalSeconds, step.TotalMilliseconds);
    }

    private static double Fork(EngineDevice device, SequenceState state, int length, int runs)
    {
        var model = device.Model;
        using var batch = new DecodeBatch(model.Decoder, model.Embedding, device.MemoryBytes / 2);
        if (!batch.HasRoom(1, length)) throw new ContextLengthException($"a row of {length} tokens doesn't fit into {nameof(EngineOptions.MemoryBudget)}, {device.MemoryBytes} bytes");
        void JoinAndLeave()
        {
            batch.Join(state, length);
            batch.Leave(0).Release();
        }

        JoinAndLeave();
        return Stopwatches.Median(runs, JoinAndLeave).TotalMicroseconds;
    }
}
