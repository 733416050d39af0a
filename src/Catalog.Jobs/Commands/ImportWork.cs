using System.Diagnostics;
using System.Globalization;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Commands;

/// <summary>An import in this process.</summary>
internal static class ImportWork
{
    /// <summary>Imports with the data folder's catalogue; where it has none, with the one beside the file, which it keeps, or one that a file of a known dialect starts.</summary>
    /// <exception cref="CommandException">The catalogue or the file can't be used.</exception>
    public static async Task<ImportReport> RunAsync(Installation installation, string path, ImportOptions options, string? mapping, Terminal terminal, CancellationToken cancellationToken)
    {
        // A dry run keeps nothing, the catalogue neither.
        var (loaded, notes) = await installation.Get<CatalogStart>().LoadForAsync(path, Path.GetFileName(path), options.Settings, keep: !options.DryRun, cancellationToken);
        var catalog = loaded.Definition ?? throw new CommandException(loaded.Message);
        options = options with { Notes = notes };
        var saved = mapping is null ? null : await SavedAsync(installation.Get<MappingStore>(), mapping, cancellationToken);
        // What the command says about the format stands above what was saved.
        if (saved is not null && options.Settings == TableSettings.Detect) options = options with { Settings = saved.Mapping.Settings };
        options = ImportMappings.Apply(options, saved, catalog);
        var progress = terminal.Interactive ? new LineProgress(terminal.Error) : null;
        var result = await installation.Get<Importer>().ImportAsync(path, catalog, options, progress, cancellationToken);
        progress?.End();
        var report = result.Report ?? throw new CommandException(result.Refusal!);
        if (saved is not null && report.ImportId is { } id) await installation.Get<ImportMappings>().KeepAsync(id, saved, cancellationToken);
        return report;
    }

    private static async Task<SavedMapping> SavedAsync(MappingStore mappings, string name, CancellationToken cancellationToken) =>
        await mappings.GetAsync(name, cancellationToken) ?? throw new CommandException(await mappings.AllAsync(cancellationToken) is { Count: > 0 } all
            ? $"There is no mapping called \"{name}\". Saved: {string.Join(", ", all.Select(saved => saved.Name))}."
            : $"There is no mapping called \"{name}\". Save one in the dashboard, under Imports, when you bring a file of its source.");

    /// <summary>Prints a report for people.</summary>
    public static async Task WriteAsync(TextWriter output, ImportReport report)
    {
        await output.WriteLineAsync(
            $"{report.File}: {report.Rows} rows; {report.New} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.Rejected} rejected"
            + (report.Retired > 0 ? $", {report.Retired} retired" : "") + (report.DryRun ? "; nothing was kept." : "."));
        if (report.Texts is { } texts)
        {
            await output.WriteLineAsync($"{texts.Cells} changed cells: {texts.Texts} texts {(report.DryRun ? "would become" : "are")} a person's; {texts.Superseded} of them were the model's.");
            foreach (var change in texts.Changes.Take(report.DryRun ? 10 : 0))
                await output.WriteLineAsync($"  line {change.Line}, {change.Column}: {change.Before} → {change.After}");
        }

        if (report.StaleTexts > 0) await output.WriteLineAsync($"The next refresh writes {report.StaleTexts} texts for it.");
        foreach (var note in report.Notes) await output.WriteLineAsync(note);
        foreach (var value in report.Warnings) await output.WriteLineAsync($"  line {value.Line}, {value.Column}: {value.Reason} The value was skipped.");
        foreach (var reject in report.Rejects)
        {
            var place = reject.Column.Length > 0 ? $"line {reject.Line}, {reject.Column}" : $"line {reject.Line}";
            await output.WriteLineAsync($"  {place}: {reject.Reason} {reject.Hint}");
        }

        if (report.Receipt is { } receipt) await output.WriteLineAsync($"Of the rows that import {receipt.ImportId} had left out {receipt.In} are in now, {receipt.Out} still out.");
        if (report.RejectsFile is { } file) await output.WriteLineAsync($"Fix the rejected rows in {file} and import that file.");
    }

    private sealed class LineProgress(TextWriter output) : IProgress<ImportProgress>
    {
        private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

        private long shown;

        public void Report(ImportProgress value)
        {
            // Hundreds of rows take a millisecond or two; a terminal takes longer.
            if (shown != 0 && Stopwatch.GetElapsedTime(shown) < Every) return;
            shown = Stopwatch.GetTimestamp();
            var bytes = value is { Bytes: > 0, TotalBytes: > 0 } ? string.Create(CultureInfo.InvariantCulture, $", {value.Bytes / 1e6:N1} of {value.TotalBytes / 1e6:N1} MB") : "";
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value.Rows:N0} rows{bytes}   "));
        }

        public void End()
        {
            if (shown != 0) output.WriteLine();
        }
    }
}
