using Catalog.Jobs.Catalogs;
using Catalog.Jobs.WriteBack;

namespace Catalog.Jobs.Commands;

/// <summary>A write-back in this process.</summary>
internal static class WriteBackWork
{
    /// <summary>Writes a channel of the format sql and prints what it did. Conflicts are results, not failures.</summary>
    /// <exception cref="CommandException">The table can't be used.</exception>
    public static async Task<int> RunAsync(Installation installation, CatalogDefinition catalog, Channel channel, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var result = await installation.Get<WriteBacks>().RunAsync(catalog, channel, Starter.Name, cancellationToken);
        var report = result.Report ?? throw new CommandException(result.Refusal!);
        if (json)
        {
            await JsonOutput.WriteAsync(terminal, report);
            return ExitCode.Done;
        }

        await terminal.Out.WriteLineAsync($"{report.Table}: {report.Rows} rows, {report.Cells} texts; {report.Skipped - report.Blocked} texts have no approved version, {report.Blocked} are kept back.");
        if (report.Conflicts > 0) await terminal.Out.WriteLineAsync($"{report.Conflicts} rows wait for a person at /exports/conflicts:");
        foreach (var conflict in report.ConflictRows) await terminal.Out.WriteLineAsync($"  {conflict.Sku}: {conflict.Message}");
        return ExitCode.Done;
    }

    /// <summary>Takes a write-back back and prints what it did. Rows that stay as they are are results, not failures.</summary>
    /// <exception cref="CommandException">It can't be taken back, or the table can't be used.</exception>
    public static async Task<int> TakeBackAsync(Installation installation, Channel channel, long batch, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        var result = await installation.Get<WriteBacks>().TakeBackAsync(channel, batch, Starter.Name, cancellationToken);
        var report = result.Report ?? throw new CommandException(result.Refusal!);
        if (json)
        {
            await JsonOutput.WriteAsync(terminal, report);
            return ExitCode.Done;
        }

        await terminal.Out.WriteLineAsync($"{report.Table}: batch {report.Batch} takes batch {batch} back: {report.Cells} texts in {report.Rows} rows are as they were.");
        if (report.Conflicts > 0) await terminal.Out.WriteLineAsync($"{report.Conflicts} rows stay as they are:");
        foreach (var conflict in report.ConflictRows) await terminal.Out.WriteLineAsync($"  {conflict.Sku}: {conflict.Message}");
        return ExitCode.Done;
    }
}
