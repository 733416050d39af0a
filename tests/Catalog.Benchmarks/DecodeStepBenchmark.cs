using System.Diagnostics;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>
/// A decode step of our batch (embedding rows, mask, positions, states bound in place, choice of the token) against the bare session on the same
/// shapes, with the states handed over as tensors and with all of them bound in place.
/// </summary>
internal static class DecodeStepBenchmark
{
    private const int Context = 300;
    private const int Steps = 60;

    public static async Task RunAsync()
    {
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        Measure.Row($"rows, context of {Context}", "ours ms", "bare ms", "bare in place", "ours/in place");
        foreach (var rows in new[] { 1, 10, 20, 40 }) Compare(engine.Model, rows);
    }

    private static void Compare(OnnxModel model, int rows)
    {
        var any = model.AnyToken();
        using var batch = Fill(model, rows);
        using var inPlace = Fill(model, rows);
        using var handed = new BareStep(model, rows, Context);
        var ids = Enumerable.Repeat(11, rows).ToArray();
        List<double> ours = [], bare = [], bound = [];
        for (var step = 0; step < Steps; step++)
        {
            ours.Add(Time(() =>
            {
                var logits = batch.Step(ids);
                for (var row = 0; row < rows; row++) LogitMask.ArgMax(logits.Slice(row * model.Decoder.Vocabulary, model.Decoder.Vocabulary), any);
            }));
            bare.Add(Time(handed.Run));
            bound.Add(Time(() => inPlace.RunBound(rows)));
        }

        Measure.Row(rows, $"{Measure.Median(ours):F2}", $"{Measure.Median(bare):F2}", $"{Measure.Median(bound):F2}", $"{Measure.Median(ours) / Measure.Median(bound):F3}");
    }

    private static DecodeBatch Fill(OnnxModel model, int rows)
    {
        var batch = new DecodeBatch(model.Decoder, model.Embedding);
        var tensors = model.Decoder.Layout.Tensors.Select(tensor =>
        {
            var value = Elements.Allocate(tensor.Type, tensor.Shape(1, Context));
            Elements.Bytes(value).Clear();
            return value;
        });
        var state = new SequenceState([.. tensors], Context, 0);
        for (var row = 0; row < rows; row++) batch.Join(state, Context + (2 * Steps));
        state.Release();
        return batch;
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
