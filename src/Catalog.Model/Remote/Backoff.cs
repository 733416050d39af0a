namespace Catalog.Model.Remote;

/// <summary>Pauses before a request is sent again: doubled each time, half of it by chance, so that many don't come back at once.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <param name="times">How often it failed before; 0 the first time.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static TimeSpan Pause(int times, Func<double> random)
    {
        var pause = First * Math.Pow(2, Math.Min(times, 10));
        return (pause < Longest ? pause : Longest) * (0.5 + (random() / 2));
    }
}
