using System.CommandLine;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog import FILE</c></summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file. Pictures and documents lie beside it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, check and compare everything, and keep nothing." };
        var channel = new Option<string?>("--channel") { Description = "The file is this channel's export, edited by a person: its texts are brought, not products." };
        var json = JsonOutput.Option();
        file.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !File.Exists(result.Tokens[0].Value)) result.AddError($"{result.Tokens[0].Value}: there is no such file.");
        });
        var command = new Command("import", "Imports products from a CSV file, or texts that an export wrote and a person edited.\n\nExample:\n  catalog import data/demo/products.csv --dry-run\n  catalog import shop.csv --channel shop")
        {
            file, dryRun, channel, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var path = call.GetRequiredValue(file).FullName;
            var report = await TextWork.TryRunAsync(installation, path, call.GetValue(channel), call.GetValue(dryRun), cancellationToken)
                ?? await ImportWork.RunAsync(installation, path, call.GetValue(dryRun), terminal, cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, report);
            else await ImportWork.WriteAsync(terminal.Out, report);
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary>An import in this process.</summary>
internal static class ImportWork
{
    /// <summary>Imports with the data folder's catalogue; where it has none, with the one beside the file, which it keeps.</summary>
    /// <exception cref="CommandException">The catalogue or the file can't be used.</exception>
    public static async Task<ImportReport> RunAsync(Installation installation, string path, bool dryRun, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = installation.Get<CatalogFolder>();
        // A dry run keeps nothing, the catalogue neither.
        var loaded = dryRun && !folder.Exists && File.Exists(CatalogFolder.BesideFile(path))
            ? await CatalogLoader.LoadAsync(CatalogFolder.BesideFile(path), cancellationToken)
            : await folder.LoadForAsync(path, cancellationToken);
        var catalog = loaded.Definition ?? throw new CommandException(loaded.Message);
        var progress = terminal.Interactive ? new LineProgress(terminal.Error) : null;
        var result = await installation.Get<Importer>().ImportAsync(path, catalog, new ImportOptions(Starter.Name, dryRun), progress, cancellationToken);
        return result.Report ?? throw new CommandException(result.Refusal!);
    }

    /// <summary>Prints a report for people.</summary>
    public static async Task WriteAsync(TextWriter output, ImportReport report)
    {
        await output.WriteLineAsync(
            $"{report.File}: {report.Rows} rows; {report.New} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.Rejected} rejected"
            + (report.DryRun ? "; nothing was kept." : "."));
        foreach (var note in report.Notes) await output.WriteLineAsync(note);
        foreach (var reject in report.Rejects)
        {
            var place = reject.Column.Length > 0 ? $"line {reject.Line}, {reject.Column}" : $"line {reject.Line}";
            await output.WriteLineAsync($"  {place}: {reject.Reason} {reject.Hint}");
        }

        if (report.RejectsFile is { } file) await output.WriteLineAsync($"Fix the rejected rows in {file} and import that file.");
    }

    private sealed class LineProgress(TextWriter output) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => output.Write($"\r{value.Rows} rows   ");
    }
}
