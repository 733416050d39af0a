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
    private Action? settled;

    public SequenceState Past { get; } = past;

    public int[] Ids { get; } = ids;

    /// <summary>The pictures whose placeholders stand in <see cref="Ids"/>.</summary>
    public IReadOnlyList<PictureInput> Pictures { get; init; } = [];

    public Decoding? Decoding { get; } = decoding;

    public Constraint? Constraint { get; } = constraint;

    public Usage Usage { get; } = usage;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>A person waits: it goes before work of the night.</summary>
    public bool Interactive { get; init; } = decoding is { Interactive: true };

    /// <summary>Its room in the memory budget, from when it runs.</summary>
    public MemoryHold? Room { get; set; }

    /// <summary>Called once, when the request is done, before its state rests.</summary>
    public Action Settled
    {
        set => settled = value;
    }

    /// <summary>The answer's first tokens, where the format leaves no choice about them: they are appended with the prompt.</summary>
    public int[] Beginning { get; init; } = [];

    /// <summary>Sees the logits after the prompt and the beginning.</summary>
    public Action<ReadOnlySpan<float>>? Probe { get; init; }

    public Task<EngineAnswer> Task => completion.Task;

    /// <summary>Tokens that the sequence may grow to.</summary>
    public int MaxLength => Past.Length + Ids.Length + (Decoding?.MaxTokens ?? 0);

    /// <summary>Bytes of the state that comes of it, at most.</summary>
    public long Keeps(StateLayout layout) => layout.Bytes(MaxLength);

    /// <summary>
    /// Bytes of states that it may take outside of the batch: during its prefill the state before a chunk and the one after, later what
    /// <see cref="NeedsRunning"/> says.
    /// </summary>
    public long Needs(StateLayout layout) => Math.Max(2 * layout.Bytes(Past.Length + Ids.Length + Beginning.Length), NeedsRunning(layout));

    /// <summary>The same once it has joined the batch: the state that comes of it, and where stretches are forced the one before a stretch.</summary>
    public long NeedsRunning(StateLayout layout) => (Constraint is null ? 1 : 2) * layout.Bytes(MaxLength);

    /// <param name="stateBytes">What the answer's state takes.</param>
    public void Succeed(EngineAnswer answer, long stateBytes)
    {
        Past.Release();
        Settle();
        if (Room is { } room)
        {
            room.Rest(stateBytes);
            answer.State.Keep(room);
        }

        if (!completion.TrySetResult(answer)) answer.State.Release();
    }

    public void Fail(Exception error)
    {
        Past.Release();
        Settle();
        Room?.Dispose();
        completion.TrySetException(error);
    }

    public void Cancel()
    {
        Past.Release();
        Settle();
        Room?.Dispose();
        completion.TrySetCanceled(Cancellation);
    }

    private void Settle() => Interlocked.Exchange(ref settled, null)?.Invoke();
}

/// <summary>What came of a request.</summary>
/// <param name="State">With the answer, but for its last token.</param>
/// <param name="Ids">The answer; empty for an opening.</param>
internal sealed record EngineAnswer(SequenceState State, IReadOnlyList<int> Ids, bool Ended, int Forced);
