using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Storage;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL started in {Folder} (programs: {Programs})")]
    public static partial void ClusterStarted(ILogger logger, string folder, string programs);

    [LoggerMessage(Level = LogLevel.Information, Message = "PostgreSQL stopped in {Folder}")]
    public static partial void ClusterStopped(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL in {Folder} could not be stopped and runs on")]
    public static partial void ClusterNotStopped(ILogger logger, string folder, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Schema script {Script} applied")]
    public static partial void ScriptApplied(ILogger logger, string script);
}
