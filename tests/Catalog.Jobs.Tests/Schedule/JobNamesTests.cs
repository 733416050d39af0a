using System.Linq.Expressions;
using Catalog.Jobs.Schedule;
using Hangfire.Common;
using Xunit;

namespace Catalog.Jobs.Tests.Schedule;

/// <summary>Jobs wait in the database under these names: a name that changes makes them fail after an update.</summary>
public sealed class JobNamesTests
{
    public static TheoryData<string, string, string[]> Stored => new()
    {
        { "Catalog.Jobs.Schedule.INightlyJobs, Catalog.Jobs", "RefreshAsync", ["System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.INightlyJobs, Catalog.Jobs", "SweepAsync", ["System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IPumpJobs, Catalog.Jobs", "PumpAsync", ["System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IDraftJobs, Catalog.Jobs", "CheckAsync", ["System.Int64", "System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IDraftJobs, Catalog.Jobs", "ImportAsync", ["System.Int64", "System.String", "System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IDraftJobs, Catalog.Jobs", "SweepAsync", ["System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.ISourceJobs, Catalog.Jobs", "PullAsync", ["System.String", "System.String", "System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.ISourceJobs, Catalog.Jobs", "LookAsync", ["System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IRecheckJobs, Catalog.Jobs", "RecheckAsync", ["System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IBulkJobs, Catalog.Jobs", "RunAsync", ["System.Int64", "System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IExportJobs, Catalog.Jobs", "ExportAsync", ["System.String", "System.String", "System.Threading.CancellationToken"] },
        { "Catalog.Jobs.Schedule.IExportJobs, Catalog.Jobs", "TakeBackAsync", ["System.Int64", "System.String", "System.Threading.CancellationToken"] },
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public void Stored_names_load(string type, string method, string[] parameters)
    {
        var loaded = Type.GetType(type, throwOnError: true)!;
        Assert.NotNull(loaded.GetMethod(method, [.. parameters.Select(name => Type.GetType(name, throwOnError: true)!)]));
    }

    [Fact]
    public void Every_job_says_its_queue_and_how_it_is_retried()
    {
        Expression<Func<IPumpJobs, Task>> pump = job => job.PumpAsync(CancellationToken.None);
        Assert.Equal(JobQueues.Model, Filter<Hangfire.QueueAttribute>(Job.FromExpression(pump)).Queue);
        foreach (var type in new[] { typeof(INightlyJobs), typeof(IPumpJobs), typeof(IDraftJobs), typeof(IExportJobs), typeof(IRecheckJobs), typeof(ISourceJobs), typeof(IBulkJobs) })
        {
            foreach (var method in type.GetMethods())
            {
                var retry = Assert.Single(method.GetCustomAttributes(typeof(Hangfire.AutomaticRetryAttribute), false).Cast<Hangfire.AutomaticRetryAttribute>());
                Assert.Equal(retry.Attempts, retry.DelaysInSeconds?.Length ?? 0);
                Assert.Equal(Hangfire.AttemptsExceededAction.Fail, retry.OnAttemptsExceeded);
                Assert.Single(method.GetCustomAttributes(typeof(Hangfire.QueueAttribute), false));
            }
        }
    }

    private static T Filter<T>(Job job) => JobFilterProviders.Providers.GetFilters(job).Select(filter => filter.Instance).OfType<T>().Single();
}
