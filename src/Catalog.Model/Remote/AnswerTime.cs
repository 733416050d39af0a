namespace Catalog.Model.Remote;

/// <summary>How long answers may take, sized by their limit of tokens and by what the server showed so far. Safe for many threads.</summary>
internal sealed class AnswerTime(TimeSpan longest)
{
    // A queue at the server, a picture and a long opening come before the first token.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(60);

    // Before anything is known: slower than any server that is worth using.
    private const double FirstSecondsPerToken = 0.5;
    private const double Weight = 0.1;
    private const int Allowance = 4;

    private readonly Lock gate = new();
    private double secondsPerToken = FirstSecondsPerToken;
    private bool known;

    /// <summary>The longest to wait for an answer of at most so many tokens.</summary>
    public TimeSpan Limit(int maxTokens)
    {
        lock (gate)
        {
            var limit = Least + TimeSpan.FromSeconds(Allowance * secondsPerToken * maxTokens);
            return limit < longest ? limit : longest;
        }
    }

    /// <summary>An answer came.</summary>
    public void Answered(TimeSpan elapsed, int tokens)
    {
        lock (gate)
        {
            var seen = elapsed.TotalSeconds / Math.Max(1, tokens);
            secondsPerToken = known ? secondsPerToken + (Weight * (seen - secondsPerToken)) : seen;
            known = true;
        }
    }

    /// <summary>No answer came in time: the next may take longer.</summary>
    public void TimedOut()
    {
        lock (gate) secondsPerToken *= 2;
    }
}
