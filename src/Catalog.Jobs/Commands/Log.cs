using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Message}")]
    public static partial void EngineWarns(ILogger logger, string message);
}
