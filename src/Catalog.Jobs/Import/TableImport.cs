using System.Threading.Channels;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Npgsql;
using Channel = System.Threading.Channels.Channel;

namespace Catalog.Jobs.Import;

/// <summary>A file to import.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="BaseFolder">Where its pictures and documents lie.</param>
/// <param name="Id">Its row in table import; null for a dry run.</param>
/// <param name="Corrects">The import whose rejects file it is; null: none's.</param>
/// <param name="Killed">The import of the same file that was killed; null: none was.</param>
internal sealed record ImportJob(string File, string Name, string BaseFolder, long? Id, long? Corrects, long? Killed);

/// <summary>
/// One import, in one transaction: what the catalogue has is read, the table's rows are compared with it on one thread and written on another,
/// then what vanished is retired.
/// </summary>
internal sealed class TableImport(
    NpgsqlDataSource source, NpgsqlConnection connection, DataFolder folder, TimeProvider time, CatalogDefinition catalog, ImportOptions options, ImportJob job, ImportWatch watch)
{
    // Batches that wait to be written: a few hundred rows each.
    private const int Ahead = 8;

    // The rows that failed came from a whole catalogue; they aren't one.
    private readonly bool isFull = options.Full && job.Corrects is null;

    /// <summary>Does it.</summary>
    /// <exception cref="RefusedFileException">The file as a whole can't be used.</exception>
    public async Task<ImportReport> RunAsync(IProgress<ImportProgress>? progress)
    {
        var ct = watch.Token;
        var columns = catalog.Columns;
        var policies = options.Policies ?? columns.Policies;
        var wanted = ColumnLayout.Mapped(columns).ToHashSet();
        await using var file = options.Open is { } open ? await open(wanted, ct) : await TableFile.OpenAsync(job.File, job.Name, wanted, options.Settings, ct);
        var (table, layout) = await SeeAsync(file, columns, ct);
        using var remote = new RemotePictures(source, folder, time, new AllowList([.. options.Allow, .. catalog.Pictures.Allow]));
        await RemotePicturePass.RunAsync(table, layout, columns, remote, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await Task.Run(() => KnownRows.Load(connection, ct), ct);
        using var encoder = new RowEncoder(columns, job.Id);
        var comparison = new RowComparison(columns, policies, layout, known, encoder)
        {
            CorrectedLine = job.Corrects is null ? -1 : RejectColumns.LinePlace(table.SourceHeader),
        };
        var counts = comparison.Counts;
        var reader = new ImportReader(columns, layout, comparison, new MediaFolder(job.BaseFolder, new MediaHashes(source, time), remote), new KeptValues(source, columns));
        await using var stage = new ImportStage(connection, transaction, job.Id);
        await stage.CreateAsync(ct);
        await FillAsync(table, reader, counts, stage, progress, ct);
        // With nothing to compare the merge would still go through the whole catalogue.
        var (changed, stale) = counts.Staged == 0 ? (0, 0) : await stage.MergeAsync(counts.Returned, ct);
        var vanished = isFull ? Vanished(known) : [];
        await stage.RetireAsync(vanished, ct);
        var report = Report(table, layout, counts, changed, stale, vanished.Length);
        if (job.Id is not { } id)
        {
            await transaction.RollbackAsync(ct);
            return report;
        }

        if (job.Corrects is { } corrects) report = report with { Receipt = await Corrections.ResolveAsync(transaction, id, corrects, counts.Corrected, ct) };
        await watch.EndAsync();
        await new ImportJournal(connection).FinishAsync(transaction, report, table.SourceHeader, ct);
        await transaction.CommitAsync(ct);
        return report;
    }

    private async Task<(ITable Table, ColumnLayout Layout)> SeeAsync(ITable file, ColumnMapping columns, CancellationToken ct)
    {
        try
        {
            var table = options.View?.Invoke(file) ?? file;
            return (table, new ColumnLayout(job.Name, table.Header, columns, KnownDialects.Find(table.Format.Dialect)?.About));
        }
        catch (RefusedFileException) when (file.Format.Delimiter is not null)
        {
            // Columns are missing. A quotation mark that is never closed is told before that, as it may be why.
            await foreach (var _ in file.ReadAsync(null, ct))
            {
            }

            throw;
        }
    }

    private async Task FillAsync(ITable table, ImportReader reader, ImportCounts counts, ImportStage stage, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var bytes = new BytesRead();
        var channel = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Task.Run(() => reader.ReadAsync(table, bytes, channel.Writer, Report, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(ct)) await stage.WriteAsync(batch, ct);
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }

        await stage.CompleteAsync(ct);

        void Report()
        {
            var now = new ImportProgress(counts.Rows, bytes.Now, table.Bytes);
            watch.Report(now);
            progress?.Report(now);
        }
    }

    private long[] Vanished(KnownRows known)
    {
        var vanished = known.Vanished();
        if (options.RetireMany || Retirement.IsPlausible(vanished.Length, known.Products)) return vanished;
        throw new RefusedFileException(
            $"{job.Name} lacks {vanished.Length} of the catalogue's {known.Products} products. As a full file it would retire them, which is more than {Retirement.LargestShare:P0}: " +
            "was it cut off? Bring the whole file; or bring it as one that isn't full; or, if they are meant to go, say so with --retire-many.");
    }

    private ImportReport Report(ITable table, ColumnLayout layout, ImportCounts counts, int changed, int stale, int retired) => new(
        job.Id, job.Name, counts.Rows, counts.Items, counts.New, changed, counts.Unchanged + counts.Staged - changed, counts.Rejected, 0,
        table.Format.Encoding, table.Format.Delimiter, [.. Notes(layout)], counts.Rejects, null, job.Id is null)
    {
        Retired = retired,
        Dialect = table.Format.Dialect,
        StaleTexts = (counts.New + stale) * catalog.Locales.Count,
        Skipped = counts.Skipped,
        Warnings = counts.Warnings,
        RejectGroups = [.. counts.RejectCodes.OrderByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal).Select(code => new RejectGroup(code.Key, code.Value))],
    };

    private IEnumerable<string> Notes(ColumnLayout layout)
    {
        foreach (var note in options.Notes) yield return note;
        if (layout.Ignored.Count > 0) yield return $"Ignored columns, which catalog.json doesn't name: {string.Join(", ", layout.Ignored)}.";
        if (job.Killed is { } killed) yield return $"Import {killed} of this file was cut off in the middle and left nothing behind; it was done again from the start.";
        if (options.Full && !isFull) yield return "A file of rejected rows is not the whole catalogue: nothing was retired.";
    }

    private sealed class BytesRead : IProgress<long>
    {
        private long now;

        public long Now => Volatile.Read(ref now);

        public void Report(long value) => Volatile.Write(ref now, value);
    }
}
