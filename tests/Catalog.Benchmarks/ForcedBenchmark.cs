using Catalog.Model.Onnx;

namespace Catalog.Benchmarks;

/// <summary>
/// Tokens that the format forces: some more behind a tail's prefill against a step each in a batch, and a stretch in the middle of the only
/// running answer as one run against a step each.
/// </summary>
internal static class ForcedBenchmark
{
    private const int Context = 300;
    private const int Tail = 60;
    private const int Rounds = 40;

    public static async Task RunAsync(Report report)
    {
        await using var engine = await DemoShop.EngineAsync(new EngineOptions());
        var model = engine.Model;
        report.Head($"beginning, tail of {Tail} tokens", "prefill ms", "with it ms", "steps at B 1", "steps at B 20", "steps / with it");
        foreach (var count in new[] { 2, 4, 8 }) Beginning(report, model, count);
        report.Head("middle, the only row", "one run ms", "steps ms", "steps / one run");
        foreach (var count in new[] { 2, 3, 4, 6, 8, 16 }) Middle(report, model, count);
    }

    private static void Beginning(Report report, OnnxModel model, int count)
    {
        var state = Batches.Zeros(model, Context);
        var logits = new float[model.Decoder.Vocabulary];
        using var one = Batches.Fill(model, 1, Context, (Rounds + 1) * count);
        using var twenty = Batches.Fill(model, 20, Context, (Rounds + 1) * count);
        var times = Measure.InTurn(
            Rounds,
            () => Stretch.Append(model, state, Ids(Tail), logits).Release(),
            () => Stretch.Append(model, state, Ids(Tail + count), logits).Release(),
            () => Step(one, 1, count),
            () => Step(twenty, 20, count));
        state.Release();
        // What the others of the batch get in the meantime is theirs: of a step at B 20, a row's share is a twentieth.
        var (more, share) = (times[1] - times[0], times[3] / 20);
        report.Row($"{count} forced tokens", times[0], times[1], times[2], times[3], share / Math.Max(more, 1e-3));
    }

    private static void Middle(Report report, OnnxModel model, int count)
    {
        var logits = new float[model.Decoder.Vocabulary];
        using var stepped = Batches.Fill(model, 1, Context, (Rounds + 1) * count);
        using var jumped = Batches.Fill(model, 1, Context, (Rounds + 1) * count);
        var times = Measure.InTurn(
            Rounds,
            () =>
            {
                var state = jumped.Leave(0);
                var longer = Stretch.Append(model, state, Ids(count), logits);
                state.Release();
                jumped.Join(longer, Context + ((Rounds + 1) * count));
                longer.Release();
            },
            () => Step(stepped, 1, count));
        report.Row($"{count} tokens", times[0], times[1], times[1] / times[0]);
    }

    private static void Step(DecodeBatch batch, int rows, int count)
    {
        var ids = Ids(rows);
        for (var i = 0; i < count; i++) batch.Step(ids);
    }

    private static int[] Ids(int count) => [.. Enumerable.Repeat(11, count)];
}
