namespace Catalog.Model.Remote;

/// <summary>
/// How many requests a server should have at once, found by measuring. By Little's law the throughput at a level is requests at once ÷ time per output
/// token, so it can be read off the answers, whatever their length. The level doubles while that pays, later it tries a quarter more now and then, and
/// goes back where nothing was gained. A busy server (429, 503, a timeout) halves it; then it climbs back to below where the server refused, and
/// stays there for many answers before it tries more: each try may cost a refusal. It moves by one an answer, so that what is too much shows with one
/// request and not with fifty. Not thread-safe.
/// </summary>
internal sealed class AdaptiveLimit(int maximum)
{
    private const int Initial = 8;

    // Less than this isn't told from chance.
    private const double Gain = 0.03;

    // Answers at a level before more is tried, in multiples of the level; doubled each time that nothing is gained.
    private const int FirstHold = 16, LongestHold = 256;

    private int target = Math.Min(Initial, maximum);
    private bool growing = true;
    private int best, ceiling = int.MaxValue, hold = FirstHold, epoch;
    private double bestThroughput;
    private int skip, answers;
    private long tokens;
    private double seconds;

    /// <summary>Requests at once now; at least 1.</summary>
    public int Value { get; private set; } = Math.Min(Initial, maximum);

    /// <summary>Counts the cuts: a refusal of a request that was sent before the last cut says nothing new.</summary>
    public int Epoch => epoch;

    /// <summary>An answer came.</summary>
    /// <param name="elapsed">From sending to its end.</param>
    /// <param name="answerTokens">Its tokens; at least 1.</param>
    /// <param name="full">Whether there was more to send than the limit allowed; without that an answer says nothing about the limit.</param>
    /// <param name="sentIn">The <see cref="Epoch"/> when it was sent: what was under way when the limit was cut says nothing about the new one.</param>
    public void Answered(TimeSpan elapsed, int answerTokens, bool full, int sentIn)
    {
        if (!full || sentIn != epoch) return;
        if (Value != target)
        {
            Value += Value < target ? 1 : -1;
            if (Value == target) Measure(growing ? 0 : Value);
            return;
        }

        if (skip > 0)
        {
            skip--;
            return;
        }

        (answers, tokens, seconds) = (answers + 1, tokens + Math.Max(1, answerTokens), seconds + elapsed.TotalSeconds);
        var enough = growing ? Math.Max(4, Value / 2) : best == Value ? hold * Value : 2 * Value;
        if (answers >= enough) Decide(seconds > 0 ? Value * tokens / seconds : 0);
    }

    /// <summary>The server was busy.</summary>
    /// <param name="inFlight">Requests at once, the refused one included.</param>
    /// <param name="sentIn">The <see cref="Epoch"/> when it was sent.</param>
    public void Busy(int inFlight, int sentIn)
    {
        if (sentIn != epoch) return;
        epoch++;
        // Refused with few under way, it is no question of how many: half of the limit stands then.
        var refusedAt = Math.Max(1, Math.Max(inFlight - 1, Value / 2));
        // Refused where it was refused before: that is the server's limit, and trying again seldom is enough.
        hold = Math.Abs((long)refusedAt - ceiling) <= refusedAt / 8 ? Math.Min(hold * 2, LongestHold) : FirstHold;
        (growing, ceiling) = (false, refusedAt);
        (best, bestThroughput) = (Math.Min(ceiling, maximum), 0);
        Value = Math.Max(1, Value / 2);
        target = best;
        Measure(Value);
    }

    private void Decide(double throughput)
    {
        if (Value > ceiling)
        {
            // It takes what it refused before.
            (growing, ceiling, hold) = (true, int.MaxValue, FirstHold);
            (best, bestThroughput) = (Value, throughput);
            target = Math.Min(Value * 2, maximum);
        }
        else if (growing || best != Value)
        {
            // A new level: does it pay?
            if (throughput > bestThroughput * (1 + Gain))
            {
                (best, bestThroughput) = (Value, throughput);
                if (growing) growing = (target = Math.Min(Value * 2, maximum)) > Value;
            }
            else
            {
                (growing, target) = (false, best);
                hold = Math.Min(hold * 2, LongestHold);
            }
        }
        else
        {
            // Held long enough: more is tried. Up to where the server refused, by one only.
            bestThroughput = throughput;
            target = Math.Min(maximum, Value >= ceiling ? Value + 1 : Math.Min(ceiling, Value + Math.Max(1, Value / 4)));
        }

        Measure(growing ? 0 : Value);
    }

    // Answers of requests that were sent at another level come first.
    private void Measure(int pass) => (skip, answers, tokens, seconds) = (pass, 0, 0, 0);
}
