using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Runs;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run}: product {Product} failed: {Reason}")]
    public static partial void ItemFailed(ILogger logger, long run, long product, Exception? exception, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run}: the lease of product {Product} was lost; its results were dropped")]
    public static partial void LeaseLost(ILogger logger, long run, long product);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} is closed")]
    public static partial void RunClosed(ILogger logger, long run);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} stops: {By}")]
    public static partial void RunStopped(ILogger logger, long run, string by);
}
