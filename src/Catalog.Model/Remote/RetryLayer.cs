using Catalog.Model.Chat;

namespace Catalog.Model.Remote;

/// <summary>The one place where requests are sent again. A conversation goes on only once a whole answer came that can be used, so nothing is done twice in effect.</summary>
internal sealed class RetryLayer(RemoteOptions options, TimeProvider time, Func<double> random)
{
    private long tickets;

    /// <summary>Sends a request until it is answered.</summary>
    /// <param name="place">The server for the next attempt; waits where it is down.</param>
    /// <param name="read">The answer's text, or what is wrong with it.</param>
    /// <param name="usage">Counts what servers computed, answers that can't be used included.</param>
    /// <exception cref="ContextLengthException">The conversation doesn't fit.</exception>
    /// <exception cref="RemoteServerException">It can't be answered.</exception>
    public async Task<RemoteAnswer> SendAsync(
        Func<CancellationToken, Task<Replica>> place, ChatRequest request, Func<ServerAnswer, (string? Text, string? Problem)> read, Usage usage,
        CancellationToken cancellationToken)
    {
        request = request with { Ticket = Interlocked.Increment(ref tickets) };
        var faults = 0;
        string? useless = null;
        long? busySince = null;
        while (true)
        {
            var replica = await place(cancellationToken);
            // Others may learn meanwhile that this server plants plainly only: what counts is how this request may have been sent.
            var exactly = replica.PlantsExactly;
            switch (await replica.AttemptAsync(request, cancellationToken))
            {
                case Attempt.Answered { Answer: var answer }:
                    Count(answer, request, usage);
                    var (text, problem) = read(answer);
                    if (text is not null) return new(text, answer, replica);
                    if (useless is not null) throw Useless(replica, problem);
                    useless = problem;
                    request = request with { Insists = true };
                    break;
                case Attempt.Busy busy:
                    // The server's gate is closed for as long as it asked; here only the patience is watched.
                    busySince ??= time.GetTimestamp();
                    if (time.GetElapsedTime(busySince.Value) > options.Patience)
                        throw new RemoteServerException(RemoteFault.Unavailable, $"{replica.Address}: busy for more than {options.Patience.TotalMinutes:0.#} minutes: {busy.Why}.");
                    break;
                case Attempt.Broken broken:
                    if (++faults >= options.MaxFaults)
                        throw new RemoteServerException(RemoteFault.Request, $"{replica.Address}: the request failed {faults} times, the last time: {broken.Why}", broken.Cause);
                    // Where the server is down, its breaker says when to go on.
                    if (replica.Breaker.IsClosed) await Task.Delay(Backoff.Pause(faults - 1, random), time, cancellationToken);
                    break;
                case Attempt.Refused { Status: 400, ContextLength: false } when request.Decoding is null && exactly:
                    replica.PlantPlainly();
                    break;
                case Attempt.Refused { Status: 400 } when useless is not null:
                    throw Useless(replica, useless);
                case Attempt.Refused refused:
                    throw Error(replica, refused);
                case Attempt.Down:
                    continue;
            }

            usage.AddRetry();
        }
    }

    private static void Count(ServerAnswer answer, ChatRequest request, Usage usage)
    {
        usage.AddPrompt(Math.Max(0, (answer.PromptTokens ?? 0) - answer.CachedTokens));
        // The one token of a planted opening is no answer.
        if (request.Decoding is not null) usage.AddAnswer(answer.AnswerTokens, 0);
    }

    private static RemoteServerException Useless(Replica replica, string? problem) =>
        new(RemoteFault.Answer, $"{replica.Address}: its answer can't be used, twice: {problem}. Start it as docs/remote.md says.");

    private static Exception Error(Replica replica, Attempt.Refused refused) => refused switch
    {
        { ContextLength: true } => new ContextLengthException($"{replica.Address}: {refused.Why}"),
        { Status: 401 or 403 } => new RemoteServerException(
            RemoteFault.Configuration, $"{replica.Address}: it doesn't accept the key ({refused.Why}). Set Key (CATALOG_MODEL_KEY)."),
        { Status: 404 } => new RemoteServerException(RemoteFault.Configuration, $"{replica.Address}: {refused.Why}"),
        _ => new RemoteServerException(RemoteFault.Request, $"{replica.Address}: the request was refused: {refused.Why}"),
    };
}

/// <summary>An answer that can be used.</summary>
/// <param name="Text">As callers see it.</param>
internal sealed record RemoteAnswer(string Text, ServerAnswer Server, Replica Replica);
