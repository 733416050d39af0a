using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Commands;

/// <summary>A refresh in this process, with its progress on the terminal.</summary>
internal static class RefreshWork
{
    /// <summary>Starts or continues the refresh and works until all runs are closed.</summary>
    /// <param name="rejectedRows">Of the import that the same command made; null: those of all imports since the last run.</param>
    /// <returns>The refresh's report.</returns>
    public static async Task<RunReport> RunAsync(
        Installation installation, CatalogDefinition catalog, RunBudget? budget, int? rejectedRows, Terminal terminal, CancellationToken cancellationToken)
    {
        var run = await installation.Get<Refresh>().StartAsync(catalog, Starter.Name, budget, rejectedRows, cancellationToken);
        var progress = new RunProgress();
        await ProgressDisplay.ShowAsync(terminal, progress, PumpAsync(installation, catalog, progress, cancellationToken));
        var runs = installation.Get<RunStore>();
        var ended = await runs.GetAsync(run.Id, cancellationToken);
        foreach (var note in ended?.Notes ?? []) await terminal.Error.WriteLineAsync(note);
        if (ended?.Failed > 0) await terminal.Error.WriteLineAsync($"{ended.Failed} products failed; the run's page says why. They are tried again with the next run.");
        return await runs.ReportAsync(run.Id, cancellationToken) ?? throw new CommandException($"Run {run.Id} is still open: another process works on it.");
    }

    // One a device, as the schedule's jobs. They share the items, so where one fails the others must not go on as if nothing were.
    private static async Task PumpAsync(Installation installation, CatalogDefinition catalog, RunProgress progress, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pumps = Enumerable.Range(0, installation.Model.Devices).Select(_ => installation.Get<Pump>().RunAsync(catalog, progress, stop.Token)).ToList();
        await foreach (var ended in Task.WhenEach(pumps))
        {
            if (ended.IsCompletedSuccessfully) continue;
            await stop.CancelAsync();
            await Task.WhenAll(pumps).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await ended;
        }
    }
}
