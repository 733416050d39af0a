using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Faults;

/// <summary>Says which requests and answers meet a fault, by counting them.</summary>
/// <param name="seed">Where in a row of N the fault lies.</param>
internal sealed class FaultPlan(TimeProvider time, int seed)
{
    private readonly long started = time.GetTimestamp();
    private int requests, answers;

    /// <summary>Counts a request.</summary>
    /// <returns>Whether it is refused with 429 whatever the load.</returns>
    public bool RejectsNext(Behaviour behaviour)
    {
        var second = (long)time.GetElapsedTime(started).TotalSeconds;
        return Interlocked.Increment(ref requests) <= behaviour.RejectFirst || (behaviour.BurstEvery > 0 && (second + 1) % behaviour.BurstEvery == 0);
    }

    /// <summary>Counts an answer.</summary>
    /// <returns>What happens to it.</returns>
    public AnswerFault Next(Behaviour behaviour)
    {
        var number = (long)Interlocked.Increment(ref answers) + seed;
        return Hits(behaviour.ErrorEvery) ? AnswerFault.Error
            : Hits(behaviour.DisconnectEvery) ? AnswerFault.Disconnect
            : Hits(behaviour.BrokenJsonEvery) ? AnswerFault.BrokenJson
            : AnswerFault.None;

        bool Hits(int every) => every > 0 && number % every == 0;
    }
}
