using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// Imports a CSV file: all of its good rows, or, where the file as a whole can't be used, nothing. Docs: docs/importing.md.
/// </summary>
public sealed class Importer(NpgsqlDataSource source, DataFolder folder, TimeProvider time)
{
    private readonly RejectsFile rejects = new(source, folder);
    private readonly PictureBase pictures = new(source, folder);

    /// <summary>Imports a file. Imports of one database take turns.</summary>
    /// <param name="file">The path of a CSV file.</param>
    /// <param name="progress">Told every few hundred rows.</param>
    public async Task<ImportResult> ImportAsync(string file, CatalogDefinition catalog, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        file = Path.GetFullPath(file);
        var name = options.FileName ?? Path.GetFileName(file);
        var baseFolder = options.BaseFolder ?? await pictures.FindAsync(file, name, ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        var journal = new ImportJournal(connection);
        await journal.TakeTurnAsync(ct);
        long? id = null;
        try
        {
            if (!options.DryRun) id = await journal.BeginAsync(name, baseFolder, options.StartedBy, ct);
            var report = await ImportAsync(connection, journal, new(file, name, baseFolder, id, options), catalog.Columns, progress, ct);
            return new(report with { Seconds = time.GetElapsedTime(start).TotalSeconds }, null);
        }
        catch (RefusedFileException exception)
        {
            if (id is not null) await journal.FailAsync(id.Value, exception.Message);
            return new(null, exception.Message);
        }
        catch (Exception exception) when (id is not null && connection.State == System.Data.ConnectionState.Open)
        {
            await journal.FailAsync(id.Value, exception is OperationCanceledException ? "It was stopped; nothing of it was imported." : exception.Message);
            throw;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open) await journal.EndTurnAsync();
        }
    }

    private async Task<ImportReport> ImportAsync(
        NpgsqlConnection connection, ImportJournal journal, Job job, ColumnMapping columns, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var known = ColumnLayout.Mapped(columns).ToHashSet();
        await using var table = job.Options.Open is { } open ? await open(known, ct) : await TableFile.OpenAsync(job.File, job.Name, known, TableSettings.Detect, ct);
        var layout = new ColumnLayout(job.Name, table.Header, columns);
        var bytes = new BytesRead();
        using var remote = new RemotePictures(source, folder, time, new AllowList(job.Options.Allow));
        await RemotePicturePass.RunAsync(table, layout, columns, remote, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var stage = new ImportStage(connection, transaction);
        var reader = new RowReader(columns, layout, new MediaFolder(job.BaseFolder, remote));
        await stage.FillAsync(table.ReadAsync(bytes, ct), reader, done => progress?.Report(new(done, bytes.Now, table.Bytes)), ct);
        var (added, changed) = await stage.MergeAsync(job.Id ?? 0, ct);
        var report = new ImportReport(
            job.Id, job.Name, stage.Rows, stage.Rows, added, changed, stage.Rows - stage.Rejected - added - changed, stage.Rejected, 0, table.Format.Encoding, table.Format.Delimiter,
            layout.Ignored.Count == 0 ? [] : [$"Ignored columns, which catalog.json doesn't name: {string.Join(", ", layout.Ignored)}."],
            await stage.FirstRejectsAsync(ImportReport.ShownRejects, ct), null, job.Id is null);
        if (job.Id is not { } id)
        {
            await transaction.RollbackAsync(ct);
            return report;
        }

        await stage.KeepRejectsAsync(id, ct);
        await journal.FinishAsync(transaction, report, layout.Header, ct);
        await transaction.CommitAsync(ct);
        return report with { RejectsFile = await rejects.WriteAsync(id, table.Format.Delimiter ?? ',', ct) };
    }

    private sealed class BytesRead : IProgress<long>
    {
        public long Now { get; private set; }

        public void Report(long value) => Now = value;
    }

    private sealed record Job(string File, string Name, string BaseFolder, long? Id, ImportOptions Options);
}
