using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>
/// A decode step of our batch (embedding rows, mask, positions, states bound in place, choice of the token) against the bare session on the same
/// shapes, with the states handed over as tensors and with all of them bound in place; and the memory that a step asks for.
/// </summary>
internal static class DecodeStepBenchmark
{
    private const int Context = 300;
    private const int Steps = 60;

    public static async Task RunAsync(Report report)
    {
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        report.Head($"rows, context of {Context}", "ours ms", "bare ms", "bare in place", "ours / bare", "ours / in place");
        foreach (var rows in new[] { 1, 4, 16, 40, 64 }) Compare(report, engine.Model, rows);
        report.Head("bytes a step", "managed", "native kept");
        foreach (var (rows, context) in new[] { (1, 300), (16, 300), (64, 300), (16, 3000) }) Memory(report, engine.Model, rows, context);
        report.Note("native kept: what malloc holds more after the steps than before them, per step (mallinfo2).");
    }

    private static void Compare(Report report, OnnxModel model, int rows)
    {
        using var batch = Batches.Fill(model, rows, Context, 2 * Steps);
        using var inPlace = Batches.Fill(model, rows, Context, 2 * Steps);
        using var handed = new BareStep(model, rows, Context);
        var loop = new StepLoop(model, batch, rows);
        var times = Measure.InTurn(Steps, loop.Step, handed.Run, () => inPlace.RunBound(rows));
        report.Row($"{rows}", times[0], times[1], times[2], times[0] / times[1], times[0] / times[2]);
    }

    private static void Memory(Report report, OnnxModel model, int rows, int context)
    {
        using var batch = Batches.Fill(model, rows, context, 2 * Steps);
        var loop = new StepLoop(model, batch, rows);
        for (var i = 0; i < 5; i++) loop.Step();
        var (managed, native) = (GC.GetAllocatedBytesForCurrentThread(), NativeHeap.InUse());
        for (var i = 0; i < Steps; i++) loop.Step();
        native = NativeHeap.InUse() - native;
        managed = GC.GetAllocatedBytesForCurrentThread() - managed;
        report.Row($"{rows} rows, context of {context}", (double)managed / Steps, (double)native / Steps);
    }

    // What the scheduler does with a batch between two steps.
    private sealed class StepLoop
    {
        private readonly OnnxModel model;
        private readonly DecodeBatch batch;
        private readonly ActiveRow[] rows;
        private readonly int[] ids;
        private readonly ulong[] any;

        public StepLoop(OnnxModel model, DecodeBatch batch, int count)
        {
            (this.model, this.batch, any, ids) = (model, batch, model.AnyToken(), new int[count]);
            // Always the same token: one that comes up for the first time is embedded, once for the whole engine.
            Array.Fill(ids, 11);
            rows = [.. Enumerable.Range(0, count).Select(_ => Row(model, any))];
        }

        public void Step()
        {
            var logits = batch.Step(ids);
            for (var row = 0; row < rows.Length; row++) rows[row].Choose(logits.Slice(row * model.Decoder.Vocabulary, model.Decoder.Vocabulary), any, []);
        }

        private static ActiveRow Row(OnnxModel model, ulong[] any)
        {
            var state = SequenceState.Empty(model.Decoder.Layout);
            var row = new ActiveRow(new EngineRequest(state, [], new Decoding(2000), null, new Usage(), CancellationToken.None), new TokenChoice(null));
            row.Choose(new float[model.Decoder.Vocabulary], any, []);
            state.Release();
            return row;
        }
    }
}
