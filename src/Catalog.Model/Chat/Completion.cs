namespace Catalog.Model.Chat;

/// <summary>An answer.</summary>
/// <param name="Text">Without the end marker.</param>
/// <param name="Ids">Token ids, the end marker included where the model wrote it. Empty from servers, which give text only.</param>
/// <param name="Ended">False where the limit cut the answer off.</param>
/// <param name="PromptTokens">Tokens of the turn itself (its tail), without what was in the state already.</param>
/// <param name="ForcedTokens">How many of the answer's tokens were the only ones that the format allowed; 0 from servers, which don't say.</param>
/// <param name="Elapsed">From the moment the turn was handed over.</param>
public sealed record Completion(string Text, IReadOnlyList<int> Ids, bool Ended, int PromptTokens, int ForcedTokens, TimeSpan Elapsed)
{
    /// <summary>Tokens of the answer, the end marker included.</summary>
    public int AnswerTokens { get; init; } = Ids.Count;
}
