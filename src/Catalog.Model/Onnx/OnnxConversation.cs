using System.Diagnostics;
using Catalog.Model.Chat;

namespace Catalog.Model.Onnx;

/// <summary>A conversation in process: a shared, unchangeable state and the answer's last token, which isn't in it yet.</summary>
internal sealed class OnnxConversation(OnnxTextEngine engine, EngineDevice device, SequenceState state, int? unfed, Usage usage) : IConversation
{
    private SequenceState state = state;
    private int? unfed = unfed;
    private int busy, disposed;

    public int Tokens => state.Length + (unfed is null ? 0 : 1);

    public Task<Completion> SendAsync(Turn turn, Decoding decoding, CancellationToken cancellationToken) =>
        SendAsync(turn, decoding, null, cancellationToken);

    /// <param name="probe">Sees the logits after the turn.</param>
    internal async Task<Completion> SendAsync(Turn turn, Decoding decoding, Action<ReadOnlySpan<float>>? probe, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        if (Interlocked.Exchange(ref busy, 1) == 1) throw new InvalidOperationException("a conversation takes one turn at a time; fork it for several");
        try
        {
            usage.AddCall();
            var started = Stopwatch.GetTimestamp();
            var ids = engine.Encoder.Turn(turn, unfed);
            var answer = await engine.AnswerAsync(device, state, ids, decoding, probe, usage, cancellationToken);
            state.Release();
            (state, unfed) = (answer.State, answer.Ids[^1]);
            var text = engine.Tokenizer.Decode([.. answer.Ids.Take(answer.Ids.Count - (answer.Ended ? 1 : 0))]);
            return new Completion(text, answer.Ids, answer.Ended, ids.Length, answer.Forced, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            busy = 0;
        }
    }

    public async Task AppendAsync(Turn turn, string answer, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        if (Interlocked.Exchange(ref busy, 1) == 1) throw new InvalidOperationException("a conversation takes one turn at a time; fork it for several");
        try
        {
            var next = await engine.AppendAsync(state, [.. engine.Encoder.Turn(turn, unfed), .. engine.Encoder.Answer(answer)], [], usage, cancellationToken);
            state.Release();
            (state, unfed) = (next, engine.Tokenizer.Marker(Markers.MessageEnd));
        }
        finally
        {
            busy = 0;
        }
    }

    public IConversation Fork()
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        if (busy == 1) throw new InvalidOperationException("a conversation can't be forked while it is being answered");
        return new OnnxConversation(engine, device, state.Share(), unfed, usage);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0) state.Release();
    }
}
