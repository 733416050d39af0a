using System.Data;
using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Export;

/// <summary>Writes the texts of a channel to a file and keeps a receipt. Docs: docs/exporting.md.</summary>
public sealed class Exporter(NpgsqlDataSource source, ProductStore products, DataFolder folder, TimeProvider time)
{
    // Exports of one channel take turns: each goes by what the one before it has published.
    private const int LockClass = 7044;

    /// <summary>Exports a channel as the database is at this moment.</summary>
    /// <param name="catalog">Whose enforced checks keep texts back.</param>
    /// <param name="channel">One of the catalogue's.</param>
    /// <param name="path">The file to write, in the place of an older one; null: one with channel and time in its name, in the data folder. There a copy is kept in any case.</param>
    /// <param name="startedBy">An account, <c>schedule</c> or <c>command line</c>.</param>
    /// <param name="all">True: also what the channel has already.</param>
    /// <exception cref="IOException">The file can't be written; then no batch is noted.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public Task<ExportReport> ExportAsync(CatalogDefinition catalog, Channel channel, string? path, string startedBy, CancellationToken ct, bool all = false) =>
        InTurnAsync(channel, async (connection, transaction) =>
        {
            var writer = new RowWriter(connection, transaction, ct);
            var blocked = await BlockedTexts.OfAsync(writer, catalog, products, channel.Locales);
            var targets = new ExportTargets(writer, channel);
            var ledger = new ExportLedger(writer, channel, startedBy);
            await targets.FillApprovedAsync(blocked, ledger.Layout);
            return await WriteAsync(writer, catalog, targets, ledger, new(channel, path, blocked, all, null), ct);
        }, ct);

    /// <summary>Writes the texts of a batch as the channel had them before it. What a later batch changed stays as it is.</summary>
    /// <param name="batch">A batch of a channel that the catalogue still has and that is a file.</param>
    /// <exception cref="IOException">The file can't be written; then no batch is noted.</exception>
    public async Task<TakeBackResult> TakeBackAsync(CatalogDefinition catalog, long batch, string? path, string startedBy, CancellationToken ct)
    {
        var (channel, problem) = await ChannelOfAsync(catalog, batch, ct);
        if (channel is null) return new(null, problem);
        TakeBackResult? refused = null;
        var report = await InTurnAsync(channel, async (connection, transaction) =>
        {
            if ((await FindAsync(batch, ct)).TakenBackBy is { } other)
            {
                refused = new(null, $"Batch {batch} was taken back already, by batch {other}.");
                return null!;
            }

            var writer = new RowWriter(connection, transaction, ct);
            var targets = new ExportTargets(writer, channel);
            if (await targets.FillBeforeAsync(batch) == 0)
            {
                refused = new(null, $"Nothing of batch {batch} is out any more: it changed no text, or later batches replaced all of them.");
                return null!;
            }

            return await WriteAsync(writer, catalog, targets, new ExportLedger(writer, channel, startedBy), new(channel, path, [], false, batch), ct);
        }, ct);
        return refused ?? new(report, null);
    }

    /// <summary>The channel of a batch, which says how it is taken back.</summary>
    /// <returns>The channel, or why there is none.</returns>
    public async Task<(Channel? Channel, string? Refusal)> ChannelOfAsync(CatalogDefinition catalog, long batch, CancellationToken ct)
    {
        if ((await FindAsync(batch, ct)).Channel is not { } name) return (null, $"There is no batch {batch}.");
        return catalog.Channels.FirstOrDefault(other => other.Name == name) is { } channel
            ? (channel, null)
            : (null, $"Batch {batch} went to the channel {name}, which catalog.json doesn't have any more.");
    }

    private async Task<(string? Channel, long? TakenBackBy)> FindAsync(long batch, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<(string?, long?)>(new CommandDefinition(
            "select channel, taken_back_by from export_batch where id = @batch", new { batch }, cancellationToken: ct));
    }

    private async Task<ExportReport> InTurnAsync(Channel channel, Func<NpgsqlConnection, NpgsqlTransaction, Task<ExportReport>> work, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        // Before the transaction: its snapshot must show what the export before it has done.
        await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@LockClass, hashtext(@Name))", new { LockClass, channel.Name }, commandTimeout: 0, cancellationToken: ct));
        try
        {
            // One snapshot for the file, its counts and its receipt, while people go on approving.
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return await work(connection, transaction);
        }
        finally
        {
            if (connection.State == ConnectionState.Open) await connection.ExecuteAsync("select pg_advisory_unlock(@LockClass, hashtext(@Name))", new { LockClass, channel.Name });
        }
    }

    private async Task<ExportReport> WriteAsync(RowWriter writer, CatalogDefinition catalog, ExportTargets targets, ExportLedger ledger, Order order, CancellationToken ct)
    {
        var layout = ChannelFiles.Of(order.Channel);
        var kept = KeptPath(order.Channel, layout.Form);
        var wanted = Path.GetFullPath(order.Path ?? kept);
        await using var output = new KeptFile(kept, wanted, layout.Form);
        await output.File.WriteAsync(layout.Header, ct);
        var (rows, cells) = (0, 0);
        await foreach (var page in new ExportPages(writer, order.Channel, catalog.SourceLocale).ReadAsync(ct))
        {
            var (written, held) = (new List<ExportText>(), new List<HeldText>());
            foreach (var product in page.Select(product => Rows(layout, order, product)))
            {
                foreach (var row in product.Rows) await output.File.WriteAsync(row, ct);
                rows += product.Rows.Count;
                cells += product.Cells;
                written.AddRange(product.Written);
                held.AddRange(product.Held);
            }

            await targets.MarkAsync(written, held);
        }

        var sha = await output.CloseAsync(ct);
        var report = await ledger.NoteAsync(new(0, wanted, rows, cells, 0) { Blocked = order.Blocked.Length, Sha256 = sha, TakesBack = order.TakesBack, Notes = Notes(output.File) }, kept, order.Blocked);
        // The receipt comes first: a file is never out without it.
        await writer.Transaction.CommitAsync(ct);
        output.Publish();
        return report;
    }

    private static ProductRows Rows(IChannelFile layout, Order order, ExportProduct product)
    {
        if (product.Key.Length == 0)
            return ProductRows.AllHeld(product.Texts, "no-key", $"The product has no {order.Channel.Options.Key}, which the channel knows products by.");

        // What is taken back had been out: a limit that holds since then doesn't keep it.
        var broken = order.TakesBack is null ? product.Texts.Select(text => ChannelLimits.Broken(order.Channel, text)).OfType<HeldText>().ToList() : [];
        var rest = product with { Texts = [.. product.Texts.Where(text => broken.TrueForAll(held => held.Text != text))] };
        if (rest.Texts.Count == 0) return new([], 0, [], broken);
        var rows = layout.Rows(rest, order.All);
        return rows with { Held = [.. rows.Held, .. broken] };
    }

    private static IReadOnlyList<string> Notes(CsvFile file) => file.Formulas == 0 ? [] :
    [
        $"{(file.Formulas == 1 ? "1 cell starts like a formula and is" : $"{file.Formulas} cells start like a formula and are")} written so, since a program reads this file. Don't open it in a spreadsheet, or set the channel's options.preset to \"spreadsheet\".",
    ];

    private string KeptPath(Channel channel, FileForm form)
    {
        // With milliseconds: two exports in one second are two files.
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder.Exports, $"{channel.Name}-{stamp}{form.Extension}");
        for (var number = 2; File.Exists(path); number++) path = Path.Combine(folder.Exports, $"{channel.Name}-{stamp}-{number}{form.Extension}");
        return path;
    }

    private sealed record Order(Channel Channel, string? Path, long[] Blocked, bool All, long? TakesBack);
}
