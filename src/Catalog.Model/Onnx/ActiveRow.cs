namespace Catalog.Model.Onnx;

/// <summary>A row of the decode batch: an answer in the making.</summary>
internal sealed class ActiveRow(EngineRequest request, TokenChoice choice)
{
    private readonly List<int> ids = [];
    private TokenChoice choice = choice;
    private int constraintState = request.Constraint?.Start ?? 0;
    private int forced;
    private bool ended;

    public EngineRequest Request => request;

    /// <summary>The token that the next step appends.</summary>
    public int Last => ids[^1];

    /// <summary>Chooses the next token.</summary>
    /// <returns>True where the answer ends with it.</returns>
    public bool Choose(Span<float> logits, ReadOnlySpan<ulong> anyToken, IReadOnlyList<int> endIds)
    {
        var id = Next(logits, anyToken);
        ids.Add(id);
        ended = endIds.Contains(id);
        var finished = ended || ids.Count >= request.Decoding!.MaxTokens;
        if (finished) request.Usage.AddAnswer(ids.Count, forced);
        return finished;
    }

    public EngineAnswer Answer(SequenceState state) => new(state, ids, ended, forced);

    private int Next(Span<float> logits, ReadOnlySpan<ulong> anyToken)
    {
        if (request.Constraint is not { } constraint) return choice.Next(logits, anyToken);
        var id = constraint.Forced(constraintState);
        if (id >= 0) forced++;
        else id = choice.Next(logits, constraint.Allowed(constraintState));
        constraintState = constraint.Advance(constraintState, id);
        return id;
    }
}
