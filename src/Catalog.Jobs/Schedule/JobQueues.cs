namespace Catalog.Jobs.Schedule;

/// <summary>Hangfire's queues: one server each, since the order within one server is alphabetical and a long import must not keep an export waiting.</summary>
public static class JobQueues
{
    /// <summary>Imports and the nightly refresh; one at a time.</summary>
    public const string Import = "import";

    /// <summary>Exports, re-checks and bulk decisions, which are short; one at a time.</summary>
    public const string Export = "export";

    /// <summary>Pumps; one at a time for each device of a process.</summary>
    public const string Model = "model";
}
