namespace Catalog.Model;

/// <summary>Counts what conversations cost, where the model's sessions are called. Safe for many threads.</summary>
public sealed class Usage
{
    private long computed, decoded, forced, pictures, reused, calls, retries;

    /// <summary>Prompt tokens that went through the decoder; of a server, those that it didn't take from its prefix cache.</summary>
    public long PromptTokensComputed => Interlocked.Read(ref computed);

    /// <summary>Answer tokens, end markers included.</summary>
    public long DecodeTokens => Interlocked.Read(ref decoded);

    /// <summary>
    /// Answer tokens that the format left no choice about. They are among <see cref="DecodeTokens"/> and not among <see cref="PromptTokensComputed"/>,
    /// also where they were appended with the prompt.
    /// </summary>
    public long ForcedTokens => Interlocked.Read(ref forced);

    /// <summary>Pictures that went through the vision model; of a server, those of the openings.</summary>
    public long PicturesEncoded => Interlocked.Read(ref pictures);

    /// <summary>Pictures whose features were kept from an earlier time.</summary>
    public long PicturesReused => Interlocked.Read(ref reused);

    /// <summary>Openings started and turns sent.</summary>
    public long Calls => Interlocked.Read(ref calls);

    /// <summary>Requests that were sent to a server again: it was busy, it failed, or its answer couldn't be used. 0 in process.</summary>
    public long Retries => Interlocked.Read(ref retries);

    internal void AddPrompt(int tokens) => Interlocked.Add(ref computed, tokens);

    internal void AddAnswer(int tokens, int forcedTokens)
    {
        Interlocked.Add(ref decoded, tokens);
        Interlocked.Add(ref forced, forcedTokens);
    }

    internal void AddPicture() => Interlocked.Increment(ref pictures);

    internal void AddReusedPicture() => Interlocked.Increment(ref reused);

    internal void AddRetry() => Interlocked.Increment(ref retries);

    internal void AddCall() => Interlocked.Increment(ref calls);
}
