using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Dapper;
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
    /// <returns>Null where it is no file of texts, so that it must be one of products; then nothing was done.</returns>
    public async Task<ImportResult?> ImportAsync(string file, CatalogDefinition catalog, Channel? channel, ImportOptions options, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        file = Path.GetFullPath(file);
        var name = options.FileName ?? Path.GetFileName(file);
        try
        {
            await using var table = await TextTable.OpenAsync(file, name, catalog, channel, ct);
            if (table is null) return null;
            await using var connection = await source.OpenConnectionAsync(ct);
            var journal = new ImportJournal(connection);
            await journal.TakeTurnAsync(file, ct);
            try
            {
                var report = await ImportAsync(connection, journal, table, new(file, name, catalog, options), ct);
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

    private async Task<ImportReport> ImportAsync(NpgsqlConnection connection, ImportJournal journal, TextTable table, Job job, CancellationToken ct)
    {
        long? id = job.Options.DryRun ? null : await journal.BeginAsync(job.Name, job.File, "", job.Options.StartedBy, null, ct);
        try
        {
            var origin = await new OriginFinder(connection, table).FindAsync(job.File, ct);
            var plan = await new EditPlanner(connection, table, origin).PlanAsync(ct);
            if (id is not null) await new EditWriter(source, products, job.Catalog, time).WriteAsync(plan, job.Options.StartedBy, job.Name, ct);
            var rejected = plan.Rejects();
            var report = new ImportReport(
                id, job.Name, plan.Rows, plan.Rows, 0, plan.Changed, plan.Rows - plan.Changed - rejected.Count, rejected.Count, 0, table.Table.Format.Encoding, table.Table.Format.Delimiter,
                Notes(origin, plan), [.. rejected.Take(ImportReport.ShownRejects)], null, id is null);
            if (id is null) return report;
            await KeepAsync(connection, id.Value, report, rejected, table.Table.SourceHeader, ct);
            return report with { RejectsFile = await rejects.WriteAsync(id.Value, table.Table.Format.Delimiter ?? ',', ct) };
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

    private static async Task KeepAsync(
        NpgsqlConnection connection, long id, ImportReport report, IReadOnlyList<RowReject> rejected, IReadOnlyList<string> header, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into import_reject (import_id, line, column_name, code, reason, hint, cells) values (@id, @Line, @Column, @Code, @Reason, @Hint, @cells)
            """, rejected.Select(row => new { id, row.Line, row.Column, row.Code, row.Reason, row.Hint, cells = row.Cells.ToArray() }), transaction, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            update import set kind = 'texts', state = 'finished', columns = @columns, rows = @Rows, items = @Items, changed = @Changed,
                unchanged = @Unchanged, rejected = @Rejected, notes = @notes, finished_at = clock_timestamp()
            where id = @id
            """,
            new { id, columns = header.ToArray(), report.Rows, report.Items, report.Changed, report.Unchanged, report.Rejected, notes = report.Notes.ToArray() },
            transaction, cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }

    private sealed record Job(string File, string Name, CatalogDefinition Catalog, ImportOptions Options);
}
