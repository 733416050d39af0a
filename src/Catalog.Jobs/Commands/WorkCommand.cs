using System.CommandLine;
using Catalog.Jobs.Schedule;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog work</c></summary>
internal static class WorkCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = JsonOutput.Option();
        var command = new Command(
            "work",
            "Works on jobs without a dashboard, such as on a machine with a GPU, until it is stopped." +
            "\n\nExample:\n  CATALOG_DB='Host=db.example;…' catalog work")
        {
            json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Information, cancellationToken);
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "catalog" });
            Installation.LogTo(builder.Logging, LogLevel.Information);
            builder.Services.AddCatalogJobs(installation.Folder, installation.Database, installation.Model).AddCatalogSchedule().AddCatalogWorkers();
            using var host = builder.Build();
            await host.StartAsync(cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, new { working = true, process = Environment.ProcessId });
            else await terminal.Error.WriteLineAsync("Working. Ctrl+C stops.");
            await host.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
