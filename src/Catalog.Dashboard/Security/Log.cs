namespace Catalog.Dashboard.Security;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by OpenID Connect was refused ({Reason})")]
    public static partial void OpenIdFailed(ILogger logger, string reason, Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The identity provider {Authority} doesn't answer, or not as OpenID Connect asks")]
    public static partial void OpenIdUnreachable(ILogger logger, string authority, Exception exception);
}
