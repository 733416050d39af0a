using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Simulation.Prompts;

namespace Catalog.Simulation.Answers;

/// <summary>What stands in for the model's cards.</summary>
internal interface IAnswerSource : IAsyncDisposable
{
    /// <summary>Computes tokens <paramref name="start"/> to <paramref name="end"/> of a prompt behind a state that holds those before.</summary>
    /// <returns>The longer state, which the caller releases; null where answers are canned.</returns>
    Task<SequenceState?> AppendAsync(SequenceState? past, Prompt prompt, int start, int end, CancellationToken cancellationToken);

    /// <summary>Computes the rest of a prompt, in which no picture stands, and answers.</summary>
    Task<Answer> AnswerAsync(SequenceState? past, Prompt prompt, int start, Decoding decoding, CancellationToken cancellationToken);
}

/// <summary>An answer.</summary>
/// <param name="Tokens">The end marker included.</param>
/// <param name="Ended">False where the limit cut it off.</param>
internal sealed record Answer(string Text, int Tokens, bool Ended);
