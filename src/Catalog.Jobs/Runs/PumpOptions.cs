using System.ComponentModel.DataAnnotations;

namespace Catalog.Jobs.Runs;

/// <summary>How a process works on items.</summary>
public sealed class PumpOptions
{
    /// <summary>Enough for an engine in process.</summary>
    public const int DefaultProducts = 6;

    /// <summary>Products worked on at once: enough that the engine's batch stays full while some wait for their opening. Default 6.</summary>
    [Range(1, 256)]
    public int Products { get; init; } = DefaultProducts;

    /// <summary>How often to look for people's wishes and for items of workers that died. Default one second.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);
}
