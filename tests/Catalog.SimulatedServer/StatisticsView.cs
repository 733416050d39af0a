namespace Catalog.Simulation;

/// <summary>What the server did since its start.</summary>
/// <param name="Requests">Chat completions asked for.</param>
/// <param name="Succeeded">Answers sent whole and unbroken.</param>
/// <param name="Rejected429">Refused for want of a place, or by a planned burst.</param>
/// <param name="Running">Being answered now.</param>
/// <param name="MaxRunning">Being answered at once at most.</param>
/// <param name="Queued">Waiting for a place now.</param>
/// <param name="PromptTokens">Of the succeeded.</param>
/// <param name="CachedTokens">Those of them that were not computed.</param>
/// <param name="CompletionTokens">Of the succeeded.</param>
/// <param name="Checkpoints">States kept now.</param>
/// <param name="CheckpointTokens">Tokens of their prefixes together.</param>
/// <param name="ByStatus">Requests by status code, and those that ended "broken", "disconnected" or "aborted" (by the client).</param>
public sealed record StatisticsView(
    long Requests,
    long Succeeded,
    long Rejected429,
    int Running,
    int MaxRunning,
    int Queued,
    long PromptTokens,
    long CachedTokens,
    long CompletionTokens,
    int Checkpoints,
    long CheckpointTokens,
    IReadOnlyDictionary<string, long> ByStatus);
