using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security.Access;
using Catalog.Jobs;
using Catalog.Jobs.Commands;
using Catalog.Jobs.Schedule;

// The one executable: the commands of Catalog.Jobs, and the dashboard for those that serve.
return await CommandLine.RunAsync(CommandLine.Build(Terminal.System, ServeAsync), args, Terminal.System, CancellationToken.None);

static async Task<int> ServeAsync(Installation installation, ServeOptions options, CancellationToken cancellationToken)
{
    var settings = new DashboardSettings { Folder = installation.Folder, Address = options.Address, Access = AccessFile.Read(installation.Folder) };
    await using var host = await DashboardHost.StartAsync(settings, builder =>
    {
        Installation.LogTo(builder.Logging, LogLevel.Information);
        builder.Services.AddCatalogJobs(installation.Folder, installation.Database, installation.Model).AddCatalogSchedule().AddCatalogWorkers();
    }, cancellationToken);
    await options.Started(host.Address);
    await host.WaitForShutdownAsync(cancellationToken);
    return ExitCode.Done;
}
