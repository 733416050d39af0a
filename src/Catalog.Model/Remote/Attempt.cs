namespace Catalog.Model.Remote;

/// <summary>What came of sending a request once.</summary>
internal abstract record Attempt
{
    private Attempt()
    {
    }

    /// <summary>A whole answer.</summary>
    public sealed record Answered(ServerAnswer Answer) : Attempt;

    /// <summary>429 or 503: not now.</summary>
    public sealed record Busy(TimeSpan? RetryAfter, string Why) : Attempt;

    /// <summary>A connection that broke, an error of the server, a body that can't be read, no answer in time.</summary>
    /// <param name="Unreachable">Nobody listens there.</param>
    public sealed record Broken(string Why, bool Unreachable, Exception? Cause) : Attempt;

    /// <summary>The server doesn't want this request.</summary>
    /// <param name="Status">The HTTP status, 400 to 499.</param>
    public sealed record Refused(int Status, string Why, bool ContextLength) : Attempt;

    /// <summary>Not sent: the server is down.</summary>
    public sealed record Down : Attempt;
}

/// <summary>An answer as the server gave it.</summary>
/// <param name="Text">The message's text; empty beside a call.</param>
/// <param name="Calls">Calls that the server read out of the answer, in order.</param>
/// <param name="Thinks">It thought, though it was told not to.</param>
/// <param name="Ended">False where the limit cut the answer off.</param>
/// <param name="PromptTokens">All of the prompt, cached ones included; null where the server doesn't say.</param>
/// <param name="CachedTokens">Of these, those that weren't computed again.</param>
/// <param name="AnswerTokens">Tokens of the answer.</param>
internal sealed record ServerAnswer(
    string Text, IReadOnlyList<ServerCall> Calls, bool Thinks, bool Ended, int? PromptTokens, int CachedTokens, int AnswerTokens);

/// <summary>A call in an answer.</summary>
/// <param name="Arguments">Parameter → text; null where the server gave something that isn't a JSON object.</param>
internal sealed record ServerCall(string Id, string Name, IReadOnlyList<KeyValuePair<string, string>>? Arguments);
