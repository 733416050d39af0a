namespace Catalog.Model.Onnx;

/// <summary>A row of the decode batch: an answer in the making.</summary>
internal sealed class ActiveRow
{
    private const int FirstRoom = 512;

    private readonly EngineRequest request;
    private readonly TokenChoice choice;
    private readonly List<int> ids;
    private ReadOnlyMemory<int> planned;
    private int constraintState, forced;
    private bool ended;

    /// <summary>Begins with what was appended with the prompt.</summary>
    public ActiveRow(EngineRequest request, TokenChoice choice)
    {
        (this.request, this.choice) = (request, choice);
        // Room for a usual answer, so that few steps have to make some.
        ids = new List<int>(Math.Min(request.Decoding!.MaxTokens, FirstRoom));
        constraintState = request.Constraint?.Start ?? 0;
        Plan();
        Take(request.Beginning.Length);
    }

    public EngineRequest Request => request;

    /// <summary>The token that the next step appends.</summary>
    public int Last => ids[^1];

    /// <summary>Chooses the next token.</summary>
    /// <returns>True where the answer ends with it.</returns>
    public bool Choose(Span<float> logits, ReadOnlySpan<ulong> anyToken, IReadOnlyList<int> endIds)
    {
        Plan();
        if (!planned.IsEmpty) Take(1);
        else if (request.Constraint is { } constraint) Append(choice.Next(logits, constraint.Allowed(constraintState)));
        else Append(choice.Next(logits, anyToken));
        ended = endIds.Contains(Last);
        var finished = ended || ids.Count >= request.Decoding!.MaxTokens;
        if (finished) request.Usage.AddAnswer(ids.Count, forced);
        return finished;
    }

    /// <summary>Takes the tokens whose successors are known without the model.</summary>
    /// <param name="least">Fewer than this are left alone.</param>
    /// <returns>All that can be appended at once, <see cref="Last"/> first; empty where it is fewer.</returns>
    public int[] TakeStretch(int least, IReadOnlyList<int> endIds)
    {
        Plan();
        var count = Math.Min(planned.Length, request.Decoding!.MaxTokens - ids.Count - 1);
        // The answer's last token belongs to the next turn.
        if (count > 0 && endIds.Contains(planned.Span[count - 1])) count--;
        if (count + 1 < least) return [];
        int[] stretch = [Last, .. planned.Span[..count]];
        Take(count);
        return stretch;
    }

    public EngineAnswer Answer(SequenceState state) => new(state, ids, ended, forced);

    private void Plan()
    {
        if (planned.IsEmpty && request.Constraint is { } constraint) planned = constraint.ForcedTokens(constraintState);
    }

    private void Take(int count)
    {
        foreach (var id in planned.Span[..count]) Append(id);
        planned = planned[count..];
        forced += count;
    }

    private void Append(int id)
    {
        ids.Add(id);
        if (request.Constraint is { } constraint) constraintState = constraint.Advance(constraintState, id);
    }
}
