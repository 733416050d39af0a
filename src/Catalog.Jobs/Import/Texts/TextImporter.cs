using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>
/// Brings a file back that an export wrote and a person edited: cells that differ from what the batch had become a person's text. All of a good row
/// counts or nothing of it. Docs: docs/exporting.md.
/// </summary>
public sealed class TextImporter(NpgsqlDataSource source, ProductStore products, DataFolder folder, TimeProvider time)
{
    private readonly RejectsFile rejects = new(source, folder);

    /// <summary>Imports a file of texts.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="channel">Whose export it is; null: its header says it, which those of <c>wide</c>, <c>long</c> and <c>shopify-translations</c> do.</param>
    /// <param name="progress">Told every few hundred rows.</param>
    /// <returns>Null where it is no file of texts, so that it must be one of products; then nothing was done.</returns>
    public async Task<ImportResult?> ImportAsync(
        string file, CatalogDefinition catalog, Channel? channel, ImportOptions options, CancellationToken ct, IProgress<ImportProgress>? progress = null)
    {
        var start = time.GetTimestamp();
        file = Path.GetFullPath(file);
        var name = options.FileName ?? Path.GetFileName(file);
        try
        {
            await using var table = await TextTable.OpenAsync(file, name, catalog, channel, options.Settings, ct);
            if (table is null) return null;
            await using var connection = await source.OpenConnectionAsync(ct);
            var journal = new ImportJournal(connection);
            await journal.TakeTurnAsync(file, ct);
            try
            {
                if (options.Guard is { } guard && await guard(ct) is { } reason) return new(null, reason);
                var report = await ImportAsync(connection, journal, table, new(file, name, catalog, options, (await rejects.OriginAsync(name, ct))?.ImportId), progress, ct);
                return new(report with { Seconds = time.GetElapsedTime(start).TotalSeconds }, null);
            }
            finally
            {
                if (connection.State == System.Data.ConnectionState.Open) await journal.EndTurnAsync();
            }
        }
        catch (RefusedFileException exception)
        {
            return new(null, exception.Message);
        }
    }

    private async Task<ImportReport> ImportAsync(
        NpgsqlConnection connection, ImportJournal journal, TextTable table, Job job, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        long? id = job.Options.DryRun ? null : await journal.BeginAsync(job.Name, job.File, "", job.Options.StartedBy, job.Corrects, ct, "texts");
        try
        {
            var origin = await new OriginFinder(connection, table).FindAsync(job.File, ct);
            var plan = await new EditPlanner(connection, table, origin).PlanAsync(progress, ct);
            if (id is not null) await new EditWriter(source, products, job.Catalog, time).WriteAsync(plan, job.Options.StartedBy, job.Name, ct);
            var rejected = plan.Rejects();
            var report = new ImportReport(
                id, job.Name, plan.Rows, plan.Rows, 0, plan.Changed, plan.Rows - plan.Changed - rejected.Count, rejected.Count, 0, table.Table.Format.Encoding, table.Table.Format.Delimiter,
                [.. job.Options.Notes, .. Notes(origin, plan)], [.. rejected.Take(ImportReport.ShownRejects)], null, id is null)
            {
                RejectGroups = [.. rejected.GroupBy(row => row.Code).Select(group => new RejectGroup(group.Key, group.Count())).OrderByDescending(group => group.Rows)],
                Texts = plan.Report(origin),
            };
            if (id is not { } kept) return report;
            var receipt = await new TextJournal(connection).FinishAsync(kept, job.Corrects, report, plan, table.Table.SourceHeader, ct);
            return report with { Receipt = receipt, RejectsFile = await rejects.WriteAsync(kept, table.Table.Format.Delimiter ?? ',', ct) };
        }
        catch (Exception exception) when (id is not null && connection.State == System.Data.ConnectionState.Open)
        {
            // Each text is written by itself: what is written by now stays, and is unchanged when the file is brought again.
            await journal.FailAsync(id.Value, exception is OperationCanceledException ? "It was stopped. Bring the file again: what was taken counts as unchanged." : exception.Message);
            throw;
        }
    }

    private static IReadOnlyList<string> Notes(Origin origin, EditPlan plan) =>
    [
        $"Texts of the channel {origin.Channel.Name}, compared with batch {origin.Batch}.",
        .. plan.Waiting == 0 ? [] : new[] { $"{plan.Waiting} of the changed texts wait for review: a check that catalog.json enforces found something in them." },
    ];

    private sealed record Job(string File, string Name, CatalogDefinition Catalog, ImportOptions Options, long? Corrects);
}
