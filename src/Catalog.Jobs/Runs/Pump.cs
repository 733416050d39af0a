using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>
/// Works on the open items of all running runs until none is left, several products at once. Any number of pumps may run at the same time, in any
/// number of processes.
/// </summary>
public sealed class Pump(NpgsqlDataSource source, ProductStore products, IModelSource models, PumpOptions options, TimeProvider time, ILogger<Pump> logger)
{
    private readonly RunStore runs = new(source);
    private readonly WorkItems items = new(source);

    /// <summary>Works until every run is closed.</summary>
    /// <param name="progress">Kept up to date.</param>
    /// <param name="cancellationToken">Stops: items under way are given back, and the runs can go on later.</param>
    /// <exception cref="IOException">The worker's own connection to the database broke.</exception>
    public async Task RunAsync(CatalogDefinition catalog, RunProgress progress, CancellationToken cancellationToken)
    {
        if (!await AnyOpenAsync(catalog, progress, cancellationToken)) return;
        await using var worker = await WorkerSession.StartAsync(source, time, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, worker.Lost);
        var profile = await models.ProfileAsync(stop.Token);
        var vocabulary = await products.FactVocabularyAsync(stop.Token);
        var work = new ItemWorker(source, products, catalog, profile, models, vocabulary, progress, time, logger);
        var active = new List<Task>();
        try
        {
            await LoopAsync(worker, work, active, catalog, progress, stop.Token);
        }
        catch (OperationCanceledException) when (worker.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"Worker {worker.Id} lost its connection to the database; its items are open to others.");
        }
        finally
        {
            await stop.CancelAsync();
            // They give their items back; what they throw was seen by the loop, or is the stop itself.
            await Task.WhenAll(active).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task LoopAsync(WorkerSession worker, ItemWorker work, List<Task> active, CatalogDefinition catalog, RunProgress progress, CancellationToken cancellationToken)
    {
        while (true)
        {
            await StopOnBudgetAsync(work, cancellationToken);
            while (active.Count < options.Products && await items.ClaimAsync(worker.Id, cancellationToken) is { } item)
                active.Add(work.WorkAsync(item, cancellationToken));
            if (active.Count == 0 && !await AnyOpenAsync(catalog, progress, cancellationToken)) return;
            // Without a free place only an item's end matters; with one, also what others leave or people ask for.
            var tick = Task.Delay(options.PollInterval, time, cancellationToken);
            await Task.WhenAny(active.Count == 0 ? [tick] : [.. active, tick]);
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var ended in active.Where(task => task.IsCompleted).ToList())
            {
                active.Remove(ended);
                await ended;
            }

            progress.Show(await runs.RunningAsync(cancellationToken));
        }
    }

    private async Task<bool> AnyOpenAsync(CatalogDefinition catalog, RunProgress progress, CancellationToken cancellationToken)
    {
        var open = new List<Run>();
        foreach (var run in await runs.RunningAsync(cancellationToken))
        {
            // Before it is closed: whoever sees a closed run sees all its findings.
            if (await runs.IsDoneAsync(run.Id, cancellationToken)) await new CrossChecks(source, products, catalog).RunAsync(cancellationToken);
            if (await runs.CloseAsync(run.Id, cancellationToken)) Log.RunClosed(logger, run.Id);
            else open.Add(run);
        }

        if (open.Count > 0) progress.Show(open);
        return open.Count > 0;
    }

    private async Task StopOnBudgetAsync(ItemWorker work, CancellationToken cancellationToken)
    {
        foreach (var run in await runs.RunningAsync(cancellationToken))
        {
            if (run.StoppedBy is not null) continue;
            var by = run.MaxMinutes is { } minutes && run.Seconds >= minutes * 60 ? "maxMinutes"
                : run.MaxTokens is { } tokens && await runs.TokensAsync(run.Id, cancellationToken) + work.TokensUnderWay(run.Id) >= tokens ? "maxTokens"
                : null;
            if (by is null) continue;
            await runs.StopAsync(run.Id, by, cancellationToken);
            Log.RunStopped(logger, run.Id, by);
        }
    }
}
