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
        var channel = new Option<string?>("--channel") { Description = "A channel of catalog.json." };
        var takeBack = new Option<long?>("--take-back") { Description = "The number of an earlier export: writes the texts that its channel had before it, into a file or, for a channel of the format sql, into its table." };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write, in the place of an older one. Default: one in the data folder, where a copy is kept in any case." };
        var all = new Option<bool>("--all") { Description = "Write also what the channel has already. Formats whose files are complete always do." };
        var json = JsonOutput.Option();
        var command = new Command("export", "Writes a channel's approved texts to a file, or into the table of a channel of the format sql, or takes an earlier export back.\n\nExample:\n  catalog export --channel shop --out shop.csv\n  catalog export --take-back 12 --out before.csv")
        {
            channel, takeBack, output, all, json,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(channel) is null) == (result.GetValue(takeBack) is null)) result.AddError("Say --channel NAME, or --take-back BATCH.");
            else if (result.GetValue(all) && result.GetValue(takeBack) is not null) result.AddError("--all says nothing about --take-back.");
        });
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var catalog = await installation.CatalogAsync(cancellationToken);
            var path = call.GetValue(output)?.FullName;
            var exporter = installation.Get<Exporter>();
            ExportReport report;
            if (call.GetValue(takeBack) is { } batch)
            {
                if ((await exporter.ChannelOfAsync(catalog, batch, cancellationToken)).Channel is { Format: ChannelFormat.Sql } table)
                {
                    if (path is null) return await WriteBackWork.TakeBackAsync(installation, table, batch, call.GetValue(json), terminal, cancellationToken);
                    await terminal.Error.WriteLineAsync($"Batch {batch} was written into a table, not into a file: leave --out away.");
                    return ExitCode.WrongCall;
                }

                var result = await exporter.TakeBackAsync(catalog, batch, path, Starter.Name, cancellationToken);
                report = result.Report ?? throw new CommandException(result.Refusal!);
            }
            else if (Find(catalog, call.GetValue(channel)!) is { } found)
            {
                if (found.Format == ChannelFormat.Sql)
                {
                    if (path is null) return await WriteBackWork.RunAsync(installation, catalog, found, call.GetValue(json), terminal, cancellationToken);
                    await terminal.Error.WriteLineAsync($"Channel {found.Name} writes into a table, not into a file: leave --out away.");
                    return ExitCode.WrongCall;
                }

                report = await exporter.ExportAsync(catalog, found, path, Starter.Name, cancellationToken, call.GetValue(all));
            }
            else
            {
                await terminal.Error.WriteLineAsync($"There is no channel {call.GetValue(channel)}. catalog.json has: {string.Join(", ", catalog.Channels.Select(other => other.Name))}.");
                return ExitCode.WrongCall;
            }

            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, report);
            else await WriteAsync(terminal.Out, report);
            return ExitCode.Done;
        });
        return command;
    }

    private static Channel? Find(CatalogDefinition catalog, string name) => catalog.Channels.FirstOrDefault(other => other.Name == name);

    private static async Task WriteAsync(TextWriter output, ExportReport report)
    {
        await output.WriteLineAsync(
            $"{report.File}: batch {report.Batch}, {report.Rows} rows, {report.Cells} texts; {report.Skipped - report.KeptBack} texts have no approved version."
            + (report.TakesBack is { } batch ? $" It takes batch {batch} back." : "")
            + (report.Unchanged == 0 ? "" : $" {report.Unchanged} texts are with the channel already; --all writes them, too.")
            + (report.Blocked == 0 ? "" : $" {report.Blocked} approved texts are kept back: a check that catalog.json enforces found something in them."));
        foreach (var note in report.Notes) await output.WriteLineAsync(note);
        foreach (var held in report.Held.Where(held => held.Code != "enforced")) await output.WriteLineAsync($"  not written: {held.Sku}, {held.Locale}: {held.Reason}");
        var rest = report.KeptBack - report.Held.Count;
        if (rest > 0) await output.WriteLineAsync($"  and {rest} more; the receipt at /exports/{report.Batch} has all of them.");
    }
}
