using System.Data;
using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Export;

/// <summary>Writes the approved texts of a channel to a CSV file. Docs: docs/exporting.md.</summary>
public sealed class Exporter(NpgsqlDataSource source, ProductStore products, DataFolder folder, TimeProvider time)
{
    /// <summary>Exports a channel as the database is at this moment.</summary>
    /// <param name="catalog">Whose enforced checks keep texts back.</param>
    /// <param name="channel">One of the catalogue's.</param>
    /// <param name="path">The file to write, in the place of an older one; null: one with channel and time in its name, in the data folder.</param>
    /// <param name="startedBy">An account, <c>schedule</c> or <c>command line</c>.</param>
    /// <exception cref="IOException">The file can't be written; then no batch is noted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public async Task<ExportReport> ExportAsync(CatalogDefinition catalog, Channel channel, string? path, string startedBy, CancellationToken ct)
    {
        path = Path.GetFullPath(path ?? DefaultPath(channel));
        await using var connection = await source.OpenConnectionAsync(ct);
        // One snapshot for the file, its counts and its provenance, while people go on approving.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var blocked = await BlockedTexts.OfAsync(new(connection, transaction, ct), catalog, products, channel.Locales);
        await using var file = new CsvFile(path);
        await file.WriteAsync(ChannelLayout.Header(channel), ct);
        var (rows, cells) = (0, 0);
        await foreach (var texts in new ApprovedTexts(connection, transaction, channel.Locales, blocked).ReadAsync(ct))
        {
            var product = ChannelLayout.Rows(channel, texts);
            foreach (var row in product.Rows) await file.WriteAsync(row, ct);
            rows += product.Rows.Count;
            cells += product.Cells;
        }

        await file.CloseAsync();
        var report = await NoteAsync(connection, transaction, channel, new(0, path, rows, cells, 0) { Blocked = blocked.Length }, blocked, startedBy, ct);
        // The note comes first: a file is never out without its provenance.
        await transaction.CommitAsync(ct);
        file.Publish();
        return report;
    }

    private static async Task<ExportReport> NoteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Channel channel, ExportReport report, long[] blocked, string startedBy, CancellationToken ct)
    {
        var locales = channel.Locales.ToArray();
        var (id, skipped) = await connection.QuerySingleAsync<(long, int)>(new CommandDefinition("""
            insert into export_batch (channel, format, file_name, rows, cells, skipped, created_by)
            select @Name, @format, @File, @Rows, @Cells, count(*), @startedBy
            from copy where locale = any(@locales) and (approved_revision_id is null or id = any(@blocked))
            returning id, skipped
            """,
            new { channel.Name, format = channel.Format == ChannelFormat.Wide ? "wide" : "long", report.File, report.Rows, report.Cells, startedBy, locales, blocked },
            transaction, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into export_item (batch_id, copy_id, revision_id)
            select @id, id, approved_revision_id from copy where locale = any(@locales) and approved_revision_id is not null and id <> all(@blocked)
            """, new { id, locales, blocked }, transaction, commandTimeout: 0, cancellationToken: ct));
        return report with { BatchId = id, Skipped = skipped };
    }

    private string DefaultPath(Channel channel)
    {
        // With milliseconds: two exports in one second are two files.
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        return Path.Combine(folder.Exports, $"{channel.Name}-{stamp}.csv");
    }
}
