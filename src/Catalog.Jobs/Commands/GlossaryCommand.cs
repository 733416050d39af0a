using System.CommandLine;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.Terminology.Rechecks;
using Microsoft.Extensions.Logging;

namespace Catalog.Jobs.Commands;

/// <summary><c>catalog glossary</c></summary>
internal static class GlossaryCommand
{
    public static Command Create(Terminal terminal) => new("glossary", "Brings the glossary in and out as a CSV file.\n\nExample:\n  catalog glossary export --out glossary.csv")
    {
        Import(terminal), Export(terminal),
    };

    private static Command Import(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file in UTF-8; docs/terminology.md says its columns." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read, check and compare everything, and keep nothing." };
        var replace = new Option<bool>("--replace") { Description = "Take entries out that the file lacks." };
        var json = JsonOutput.Option();
        file.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !File.Exists(result.Tokens[0].Value)) result.AddError($"{result.Tokens[0].Value}: there is no such file.");
        });
        var command = new Command(
            "import", "Takes the rows of a file into the glossary and checks the texts that they touch.\n\nExample:\n  catalog glossary import glossary.csv --dry-run")
        {
            file, dryRun, replace, json,
        };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            var catalog = await installation.CatalogAsync(cancellationToken);
            var given = call.GetRequiredValue(file);
            var result = await installation.Get<GlossaryImport>().ImportAsync(
                await File.ReadAllBytesAsync(given.FullName, cancellationToken), catalog,
                new GlossaryImportOptions(given.Name, Starter.Name, call.GetValue(dryRun), call.GetValue(replace)), cancellationToken);
            var report = result.Report ?? throw new CommandException(result.Refusal!);
            var rechecked = report.DryRun ? new(0, 0) : await installation.Get<Recheck>().RunAsync(await installation.CatalogAsync(cancellationToken), cancellationToken);
            if (call.GetValue(json)) await JsonOutput.WriteAsync(terminal, new GlossaryImportOutput(report, rechecked.Rechecked, rechecked.Changed));
            else await WriteAsync(terminal.Out, report, rechecked);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export(Terminal terminal)
    {
        var output = new Option<FileInfo?>("--out") { Description = "The file to write, in the place of an older one. Default: standard output." };
        var json = JsonOutput.Option();
        var command = new Command("export", "Writes the glossary as a CSV file.\n\nExample:\n  catalog glossary export --out glossary.csv") { output, json };
        command.SetAction(async (call, cancellationToken) =>
        {
            await using var installation = await Installation.OpenAsync(LogLevel.Warning, cancellationToken);
            // Also takes over what is new in the catalogue's glossary file.
            await installation.CatalogAsync(cancellationToken);
            var entries = await installation.Get<GlossaryStore>().AllAsync(cancellationToken);
            var content = GlossaryExport.Write(entries);
            if (call.GetValue(output) is { } file) await File.WriteAllBytesAsync(file.FullName, content, cancellationToken);
            if (call.GetValue(json))
                await JsonOutput.WriteAsync(terminal, new { entries = entries.Select(entry => GlossaryCells.Of(entry.Term)), file = call.GetValue(output)?.FullName });
            else if (call.GetValue(output) is { } written) await terminal.Out.WriteLineAsync($"{written.FullName}: {entries.Count} entries.");
            else await terminal.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(content.AsSpan()[3..]));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(TextWriter output, GlossaryReport report, RecheckReport rechecked)
    {
        await output.WriteLineAsync(
            $"{report.File}: {report.Rows} rows; {report.Added} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.Deleted} deleted, {report.Rejected} rejected"
            + (report.DryRun ? "; nothing was kept." : $". {rechecked.Rechecked} texts were checked again, {rechecked.Changed} of them are in another state now."));
        foreach (var reject in report.Rejects) await output.WriteLineAsync($"  {GlossaryImport.Say(reject)}");
        if (report.RejectsFile is { } file) await output.WriteLineAsync($"Fix the rejected rows in {file} and import that file.");
    }
}

/// <summary>What <c>glossary import --json</c> prints.</summary>
internal sealed record GlossaryImportOutput(
    string File, int Rows, int Added, int Changed, int Unchanged, int Deleted, int Rejected, IReadOnlyList<GlossaryReject> Rejects, string? RejectsFile, bool DryRun,
    int Rechecked, int StatesChanged)
{
    public GlossaryImportOutput(GlossaryReport report, int rechecked, int changed)
        : this(
            report.File, report.Rows, report.Added, report.Changed, report.Unchanged, report.Deleted, report.Rejected, report.Rejects, report.RejectsFile, report.DryRun, rechecked, changed)
    {
    }
}
