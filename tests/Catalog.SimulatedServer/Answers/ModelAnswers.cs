using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Simulation.Prompts;

namespace Catalog.Simulation.Answers;

/// <summary>Answers from a model in this process.</summary>
/// <param name="owns">Whether the engine is disposed of with this.</param>
internal sealed class ModelAnswers(OnnxTextEngine engine, bool owns) : IAnswerSource
{
    private readonly Usage usage = new();

    public async Task<SequenceState?> AppendAsync(SequenceState? past, Prompt prompt, int start, int end, CancellationToken cancellationToken)
    {
        var grids = prompt.Pictures.Where(picture => picture.Start >= start && picture.End <= end).Select(picture => picture.Grid);
        return await engine.AppendAsync(past, prompt.Ids[start..end], [.. grids], usage, cancellationToken);
    }

    public async Task<Answer> AnswerAsync(SequenceState? past, Prompt prompt, int start, Decoding decoding, CancellationToken cancellationToken)
    {
        var answer = await engine.AnswerAsync(past, prompt.Ids[start..], decoding, usage, cancellationToken);
        answer.State.Release();
        var text = engine.Tokenizer.Decode([.. answer.Ids.Take(answer.Ids.Count - (answer.Ended ? 1 : 0))]);
        return new Answer(text, answer.Ids.Count, answer.Ended);
    }

    public ValueTask DisposeAsync() => owns ? engine.DisposeAsync() : ValueTask.CompletedTask;
}
