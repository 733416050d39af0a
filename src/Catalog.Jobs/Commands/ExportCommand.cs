using System.CommandLine;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog export</c></summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var channel = new Option<string>("--channel") { Description = "A channel of catalog.json.", Required = true };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write, in the place of an older one. Default: one in the data folder." };
        var json = JsonOutput.Option();
        var command = new Command("export", "Writes a channel's approved texts to a CSV file, or into the table of a channel of the format sql.\n\nExample:\n  catalog export --channel shop --out shop.csv")
        {
            channel, output, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var catalog = await installation.CatalogAsync(cancellationToken);
            var name = call.GetRequiredValue(channel);
            if (catalog.Channels.FirstOrDefault(other => other.Name == name) is not { } found)
            {
                await terminal.Error.WriteLineAsync($"There is no channel {name}. catalog.json has: {string.Join(", ", catalog.Channels.Select(other => other.Name))}.");
                return ExitCode.WrongCall;
            }

            if (found.Format == ChannelFormat.Sql)
            {
                if (call.GetValue(output) is null) return await WriteBackWork.RunAsync(installation, catalog, found, call.GetValue(json), terminal, cancellationToken);
                await terminal.Error.WriteLineAsync($"Channel {name} writes into a table, not into a file: leave --out away.");
                return ExitCode.WrongCall;
            }

            var report = await installation.Get<Exporter>().ExportAsync(catalog, found, call.GetValue(output)?.FullName, Starter.Name, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, report);
            else await terminal.Out.WriteLineAsync($"{report.File}: {report.Rows} rows, {report.Cells} texts; {report.Skipped - report.Blocked} texts have no approved version.{Blocked(report)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Blocked(ExportReport report) =>
        report.Blocked == 0 ? "" : $" {report.Blocked} approved texts are kept back: a check that catalog.json enforces found something in them.";
}
