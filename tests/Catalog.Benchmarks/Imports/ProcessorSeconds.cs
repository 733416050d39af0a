using System.Globalization;

namespace Catalog.Benchmarks.Imports;

/// <summary>Processor time, which other programs on the machine change little: seconds of wall time say little where they want the same cores.</summary>
/// <param name="Client">Of this process and the programs that it started and that ended (psql).</param>
/// <param name="Server">Of all processes of the PostgreSQL server.</param>
internal readonly record struct ProcessorSeconds(double Client, double Server)
{
    // USER_HZ, 100 on all machines that .NET runs on.
    private const double TicksPerSecond = 100;

    // Places in /proc/PID/stat behind the program's name; see proc_pid_stat(5).
    private const int Parent = 1, User = 11, System = 12, ChildrenUser = 13, ChildrenSystem = 14;

    public double Total => Client + Server;

    /// <summary>What work uses.</summary>
    /// <param name="postmaster">The server's first process.</param>
    public static async Task<ProcessorSeconds> OfAsync(int postmaster, Func<Task> work)
    {
        var (server, client) = (ReadServer(postmaster), Read("self", children: true));
        await work();
        client = Read("self", children: true) - client; // without the looking through /proc
        return new(client, ReadServer(postmaster) - server);
    }

    /// <summary>The median of each.</summary>
    public static ProcessorSeconds Median(IReadOnlyCollection<ProcessorSeconds> all) => new(Measure.Median(all.Select(one => one.Client)), Measure.Median(all.Select(one => one.Server)));

    // A session that ends goes over from its own time to its parent's: what was read while one did is read again.
    private static double ReadServer(int postmaster)
    {
        while (true)
        {
            var name = postmaster.ToString(CultureInfo.InvariantCulture);
            var before = Read(name, children: true);
            var sessions = 0.0;
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (char.IsAsciiDigit(Path.GetFileName(folder)[0]) && Fields(Path.GetFileName(folder)) is { } fields && fields[Parent] == postmaster) sessions += Seconds(fields, children: false);
            }

            if (Read(name, children: true) - before is var used && (used < 0.5 / TicksPerSecond || double.IsNaN(used))) return before + sessions;
        }
    }

    private static double Read(string process, bool children) => Fields(process) is { } fields ? Seconds(fields, children) : double.NaN;

    private static double Seconds(long[] fields, bool children) => (fields[User] + fields[System] + (children ? fields[ChildrenUser] + fields[ChildrenSystem] : 0)) / TicksPerSecond;

    private static long[]? Fields(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return [.. text[(text.LastIndexOf(')') + 2)..].Split(' ').Select((field, i) => i == 0 ? 0 : long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended, or this is no Linux.
        }
    }
}
