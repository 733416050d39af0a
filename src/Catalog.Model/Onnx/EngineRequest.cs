using Catalog.Model.Chat;
using Catalog.Model.Grammar;
using Catalog.Model.Onnx.Features;

namespace Catalog.Model.Onnx;

/// <summary>Work for the scheduler: an opening to compute, or a turn to append and answer.</summary>
/// <param name="past">The state that it goes on from; the request holds a share of it.</param>
/// <param name="ids">The prompt's ids.</param>
/// <param name="decoding">Null for an opening.</param>
internal sealed class EngineRequest(SequenceState past, int[] ids, Decoding? decoding, Constraint? constraint, Usage usage, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<EngineAnswer> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SequenceState Past { get; } = past;

    public int[] Ids { get; } = ids;

    /// <summary>The pictures whose placeholders stand in <see cref="Ids"/>.</summary>
    public IReadOnlyList<PictureInput> Pictures { get; init; } = [];

    public Decoding? Decoding { get; } = decoding;

    public Constraint? Constraint { get; } = constraint;

    public Usage Usage { get; } = usage;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The answer's first tokens, where the format leaves no choice about them: they are appended with the prompt.</summary>
    public int[] Beginning { get; init; } = [];

    /// <summary>Sees the logits after the prompt and the beginning.</summary>
    public Action<ReadOnlySpan<float>>? Probe { get; init; }

    public Task<EngineAnswer> Task => completion.Task;

    /// <summary>Tokens that the sequence may grow to.</summary>
    public int MaxLength => Past.Length + Ids.Length + (Decoding?.MaxTokens ?? 0);

    public void Succeed(EngineAnswer answer)
    {
        Past.Release();
        if (!completion.TrySetResult(answer)) answer.State.Release();
    }

    public void Fail(Exception error)
    {
        Past.Release();
        completion.TrySetException(error);
    }

    public void Cancel()
    {
        Past.Release();
        completion.TrySetCanceled(Cancellation);
    }
}

/// <summary>What came of a request.</summary>
/// <param name="State">With the answer, but for its last token.</param>
/// <param name="Ids">The answer; empty for an opening.</param>
internal sealed record EngineAnswer(SequenceState State, IReadOnlyList<int> Ids, bool Ended, int Forced);
