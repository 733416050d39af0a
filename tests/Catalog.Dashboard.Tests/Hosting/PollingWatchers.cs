using System.Runtime.CompilerServices;

namespace Catalog.Dashboard.Tests.Hosting;

internal static class PollingWatchers
{
    // Linux gives a user 128 watchers, and every site and provider of the tests would take one.
    [ModuleInitializer]
    internal static void Initialize() => Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
}
