using System.Collections.Concurrent;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Jobs.Products;
using Catalog.Jobs.Terminology.Memory;
using Catalog.Model;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;
using Catalog.Model.Remote;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Works on single items for a pump: reads the task, lets the model work outside of any transaction, writes the results in one.</summary>
internal sealed class ItemWorker(
    NpgsqlDataSource source, ProductStore products, CatalogDefinition catalog, ModelProfile profile, IModelSource models, FactVocabulary vocabulary,
    RunProgress progress, TimeProvider time, ILogger logger)
{
    // So many failures in a row that nothing in the products explains: the machine is broken, and the night's other products must not fail with it.
    private const int MaxUnexplained = 5;

    private readonly WorkItems items = new(source);
    private readonly TaskLoader loader = new(source, products, catalog, profile);
    private readonly ResultStore results = new(source, catalog, profile);
    private readonly PicturePreflight preflight = new(source, products, catalog);
    private readonly BusyClock working = new(time);
    private readonly BusyClock calling = new(time);
    private readonly ConcurrentDictionary<long, (long Run, Usage Usage)> live = new();
    private int unexplained;

    /// <summary>Tokens of a run's items that are under way here.</summary>
    public long TokensUnderWay(long run) =>
        live.Values.Where(item => item.Run == run).Sum(item => item.Usage.PromptTokensComputed + item.Usage.DecodeTokens);

    /// <summary>Works on an item until it is done, has failed or is given back.</summary>
    /// <exception cref="OperationCanceledException">The pump stops; the item was given back.</exception>
    public async Task WorkAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var usage = new Usage();
        live[item.Id] = (item.RunId, usage);
        progress.Start(item, usage);
        using var busy = working.Enter();
        try
        {
            await WorkAsync(item, usage, cancellationToken);
            Volatile.Write(ref unexplained, 0);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await items.GiveBackAsync(item, usage);
            await AddTimeAsync(item.RunId);
            throw;
        }
        catch (Exception e) when (IsExplained(e) || (!ConcernsAll(e) && Interlocked.Increment(ref unexplained) < MaxUnexplained))
        {
            // A product that can't be worked on must not end the run: its item says why.
            Log.ItemFailed(logger, item.RunId, item.ProductId, IsExplained(e) ? null : e, e.Message);
            if (await items.FailAsync(item, usage, IsExplained(e) ? e.Message : $"{e.GetType().Name}: {e.Message}")) progress.End(success: false);
            await AddTimeAsync(item.RunId);
        }
        catch
        {
            await items.GiveBackAsync(item, usage);
            throw;
        }
        finally
        {
            live.TryRemove(item.Id, out _);
            progress.End(item);
        }
    }

    private async Task WorkAsync(WorkItem item, Usage usage, CancellationToken cancellationToken)
    {
        var task = await loader.LoadAsync(item, cancellationToken) ?? throw new IOException("The product is gone from the catalogue.");
        var pictures = task.Texts.Count == 0 ? null : await preflight.RunAsync(task.Product, cancellationToken);
        var reused = ReusedTexts.Of(task, catalog, vocabulary, profile);
        var written = !reused.NeedsModel
            ? ProductResult.None
            : await new ProductWriter(catalog, vocabulary, await EngineAsync(cancellationToken), calling).WriteAsync(reused.Rest, usage, cancellationToken);
        var result = reused.Join(written) with { Preflight = pictures };
        // The work is done: a stop that comes now must not throw it away.
        var saved = await results.SaveAsync(new(item, task, result, usage, working.Take(), calling.Take()), CancellationToken.None);
        if (saved) progress.End(success: true);
        else Log.LeaseLost(logger, item.RunId, item.ProductId);
    }

    private async Task<ITextEngine> EngineAsync(CancellationToken cancellationToken)
    {
        progress.Load(begins: true);
        try
        {
            return await models.EngineAsync(cancellationToken);
        }
        finally
        {
            progress.Load(begins: false);
        }
    }

    private Task AddTimeAsync(long run) => new RunStore(source).AddTimeAsync(run, working.Take(), calling.Take());

    // Without a database or a model no other product can be worked on either: the items are given back, and the run goes on later.
    private static bool ConcernsAll(Exception e) => e is NpgsqlException or RemoteServerException { ConcernsAll: true };

    private static bool IsExplained(Exception e) => e is PictureException or ContextLengthException or IOException or UnauthorizedAccessException;
}
