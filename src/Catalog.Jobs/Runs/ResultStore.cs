using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Pictures.Preflight;
using Catalog.Model;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>What a worker gives to <see cref="ResultStore.SaveAsync"/>.</summary>
/// <param name="Usage">The work of this lease.</param>
/// <param name="Worked">Time since the process last reported some for the run.</param>
/// <param name="ModelTime">Of this, with a call of the model under way.</param>
public sealed record FinishedItem(WorkItem Item, ProductTask Task, ProductResult Result, Usage Usage, TimeSpan Worked, TimeSpan ModelTime);

/// <summary>
/// Writes what came of an item: texts, findings, evidence, decisions, conversations, the item's state and the run's counters, all in one transaction
/// that only the holder of the lease gets through.
/// </summary>
public sealed class ResultStore(NpgsqlDataSource source, CatalogDefinition catalog, ModelProfile profile)
{
    /// <summary>Saves. False where the lease was lost: then nothing is written.</summary>
    public async Task<bool> SaveAsync(FinishedItem finished, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var writer = new RowWriter(connection, transaction, cancellationToken);
        if (!await CompleteAsync(writer, finished)) return false;
        await EvidenceRows.WriteAsync(writer, finished.Task.Product, profile, EvidenceKind.Pictures, finished.Result.Pictures);
        await EvidenceRows.WriteAsync(writer, finished.Task.Product, profile, EvidenceKind.Documents, finished.Result.Documents);
        if (finished.Result.Preflight is { } preflight)
            await FindingRows.ReplaceOfProductAsync(writer, finished.Task.Product.Id, PicturePreflight.Id, preflight, finished.Task.Product.Hash);
        var productFindings = await FindingRows.OpenOfProductAsync(writer, finished.Task.Product.Id);
        foreach (var text in finished.Result.Texts)
            await TextRows.WriteAsync(writer, catalog, profile, finished, text, productFindings);
        await ProductChecks.WriteAsync(writer, catalog, finished.Task.Product);
        foreach (var transcript in finished.Result.Transcripts)
            await TranscriptRows.WriteAsync(writer, finished.Item.RunId, finished.Task.Product.Id, transcript);
        // Last, since every product of the run takes this row's lock.
        await writer.ExecuteAsync(
            "update run set done = done + 1, seconds = seconds + @worked, model_seconds = model_seconds + @model where id = @RunId",
            new { finished.Item.RunId, worked = finished.Worked.TotalSeconds, model = finished.ModelTime.TotalSeconds });
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> CompleteAsync(RowWriter writer, FinishedItem finished)
    {
        var parameters = WorkItems.Parameters(finished.Item, finished.Usage, finished.Result.Retries);
        return await writer.ExecuteAsync(
            $"""
            update work_item set state = 'done', leased_until = null, finished_at = now(), {WorkItems.AddUsage}
            where id = @Id and {WorkItems.Held}
            """,
            parameters) == 1;
    }
}

/// <summary>A transaction to write into.</summary>
internal sealed record RowWriter(NpgsqlConnection Connection, NpgsqlTransaction Transaction, CancellationToken CancellationToken)
{
    public Task<int> ExecuteAsync(string sql, object parameters) => Connection.ExecuteAsync(Command(sql, parameters));

    public Task<IEnumerable<T>> QueryAsync<T>(string sql, object parameters) => Connection.QueryAsync<T>(Command(sql, parameters));

    public Task<T> SingleAsync<T>(string sql, object parameters) => Connection.QuerySingleAsync<T>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: CancellationToken);
}
