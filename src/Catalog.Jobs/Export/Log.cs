using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Export;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing was taken back. {Reason}")]
    public static partial void NotTakenBack(ILogger log, string reason);
}
