using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Schedule;

/// <summary>
/// Hangfire's log, written to ours. Hangfire keeps it in a static, so where one process has several hosts one after the other (tests do), the last one's
/// stays when that host is gone: then nothing is logged, instead of everything failing.
/// </summary>
internal sealed class JobLogProvider(ILoggerFactory factory) : ILogProvider
{
    private readonly AspNetCoreLogProvider inner = new(factory);

    public ILog GetLogger(string name)
    {
        try
        {
            return inner.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string> messageFunc, Exception exception) => false;
    }
}
