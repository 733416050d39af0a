using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx;
using Catalog.Model.Tests.Grammar;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>What a step leaves to the garbage collector must not grow with the context, the rows or the vocabulary.</summary>
public sealed class StepMemoryTests
{
    private const int Steps = 20;

    [Fact]
    public async Task A_step_of_the_batch_allocates_the_same_at_any_context_and_size()
    {
        var model = (await DemoEngine.SharedAsync()).Model;
        var small = Bytes(model, rows: 1, context: 64);
        Assert.Equal(small, Bytes(model, rows: 1, context: 2048));
        Assert.Equal(small, Bytes(model, rows: 8, context: 64));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_choice_allocates_nothing_at_any_vocabulary(bool sampled)
    {
        foreach (var width in new[] { 5_120, 248_320 })
        {
            var logits = Enumerable.Range(0, width).Select(id => id * 0.7f % 13).ToArray();
            var any = new ulong[(width + 63) / 64];
            Array.Fill(any, ulong.MaxValue);
            var row = new ActiveRow(Request(null), new TokenChoice(sampled ? new Sampling(1, 0.9f, 20, 3) : null));
            Assert.Equal(0, Allocated(() => row.Choose(logits, any, [])));
        }
    }

    [Fact]
    public void A_choice_by_a_schema_allocates_nothing_once_its_masks_are_there()
    {
        var constraint = DemoVocabulary.Factory.Get(new AnswerFormat("""{"type": "string"}"""));
        var row = new ActiveRow(Request(constraint), new TokenChoice(null));
        var logits = new float[DemoVocabulary.Tokens.Count];
        logits[DemoVocabulary.Cut("a"u8)[0]] = 5;
        Assert.Equal(0, Allocated(() => row.Choose(logits, [], [])));
    }

    private static long Bytes(OnnxModel model, int rows, int context)
    {
        using var batch = new DecodeBatch(model.Decoder, model.Embedding);
        var state = new SequenceState([.. model.Decoder.Layout.Tensors.Select(tensor => Elements.Allocate(tensor.Type, tensor.Shape(1, context)))], context, 0);
        foreach (var tensor in state.Tensors) Elements.Bytes(tensor).Clear();
        for (var row = 0; row < rows; row++) batch.Join(state, context + (2 * Steps));
        state.Release();
        var ids = Enumerable.Repeat(11, rows).ToArray();
        return Allocated(() => batch.Step(ids));
    }

    // Of the calling thread; the first calls fill caches and are compiled.
    private static long Allocated(Action step)
    {
        for (var i = 0; i < 5; i++) step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Steps; i++) step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static EngineRequest Request(Constraint? constraint) =>
        new(new SequenceState([], 0, 0), [], new Decoding(400), constraint, new Usage(), CancellationToken.None);
}
