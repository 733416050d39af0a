using Catalog.Model.Chat;

namespace Catalog.Model.Onnx.Bench;

/// <summary>Computes a prompt of plain text, as the scheduler does.</summary>
internal sealed class PrefillBench(EngineDevice device, EngineOptions options)
{
    private const string Text = "A blue backpack of 32 litres with padded straps, two side pockets and a rain cover. ";

    /// <returns>Tokens a second, and the state of the prompt.</returns>
    public (double TokensPerSecond, SequenceState State) Run(int tokens, int runs, CancellationToken cancellationToken)
    {
        var model = device.Model;
        var text = model.Tokenizer.Encode(Text);
        var ids = Enumerable.Range(0, tokens).Select(i => text[i % text.Length]).ToArray();
        var logits = new float[model.Decoder.Vocabulary];
        var empty = SequenceState.Empty(model.Decoder.Layout);
        var request = new EngineRequest(empty, ids, null, null, new Usage(), cancellationToken);
        if (request.Needs(model.Decoder.Layout) > device.Budget.Largest)
            throw new ContextLengthException($"a prompt of {tokens} tokens needs {request.Needs(model.Decoder.Layout)} bytes; {nameof(EngineOptions.MemoryBudget)} gives a prompt {device.Budget.Largest}");
        SequenceState? state = null;
        void Compute()
        {
            state?.Release();
            state = null;
            using var prefill = new Prefill(request, model);
            while (!prefill.IsDone)
            {
                cancellationToken.ThrowIfCancellationRequested();
                prefill.Advance(options.PrefillChunk, logits);
            }

            state = prefill.State();
        }

        try
        {
            Compute();
            return (tokens / Stopwatches.Median(runs, Compute).TotalSeconds, state!);
        }
        catch
        {
            state?.Release();
            throw;
        }
        finally
        {
            empty.Release();
        }
    }
}
