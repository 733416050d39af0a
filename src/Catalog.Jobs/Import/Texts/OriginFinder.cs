using System.Security.Cryptography;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>
/// Finds the batch that a file was: the one with the very bytes; else the one of which most cells of the first rows are as it wrote them, of
/// several the newest. A cell that was left alone must not look like an edit because a later batch had another text.
/// </summary>
internal sealed class OriginFinder(NpgsqlConnection connection, TextTable table)
{
    private const int Batches = 50;
    private const int Sample = 300;

    /// <summary>The batch.</summary>
    /// <exception cref="RefusedFileException">No such channel has ever exported.</exception>
    public async Task<Origin> FindAsync(string file, CancellationToken ct)
    {
        var names = table.Channels.Select(channel => channel.Name).ToArray();
        var batches = (await connection.QueryAsync<(long Id, string Channel, string Sha256, bool IsGuarded)>(new CommandDefinition(
            "select id, channel, sha256, guarded from export_batch where channel = any(@names) order by id desc limit @Batches", new { names, Batches }, cancellationToken: ct))).ToList();
        if (batches.Count == 0)
        {
            throw new RefusedFileException(
                $"This looks like texts of {(names.Length == 1 ? $"the channel {names[0]}" : $"one of the channels {string.Join(", ", names)}")}, but nothing was exported there yet, so there is nothing to compare it with. Export first and edit that file.");
        }

        Origin Of((long Id, string Channel, string Sha256, bool IsGuarded) batch)
        {
            var channel = table.Channels.First(channel => channel.Name == batch.Channel);
            return new(batch.Id, channel, ChannelFiles.Of(channel), batch.IsGuarded);
        }

        var sha = await ShaAsync(file, ct);
        if (batches.Find(batch => batch.Sha256 == sha) is { Id: > 0 } same) return Of(same);
        if (batches.Count == 1) return Of(batches[0]);
        var votes = new Dictionary<long, int>();
        foreach (var channel in table.Channels)
        {
            await CountAsync(channel, [.. batches.Where(batch => batch.Channel == channel.Name).Select(batch => batch.Id)], votes, ct);
        }

        return Of(batches.MaxBy(batch => (votes.GetValueOrDefault(batch.Id), batch.Id)));
    }

    private async Task CountAsync(Channel channel, long[] batches, Dictionary<long, int> votes, CancellationToken ct)
    {
        if (batches.Length == 0) return;
        var layout = ChannelFiles.Of(channel);
        var cells = new List<(string Key, FileCell Cell)>();
        var rows = 0;
        await foreach (var row in table.Table.ReadAsync(null, ct))
        {
            var read = layout.Read(table.Header, row);
            cells.AddRange(read.Cells.Where(cell => cell.Text.Length > 0).Select(cell => (read.Key, cell)));
            if (++rows == Sample) break;
        }

        var sent = (await connection.QueryAsync<(string Key, string Locale, long Batch, string Raw)>(new CommandDefinition($"""
            select {KnownTexts.Key} as key, c.locale, i.batch_id, r.raw
            from product p join copy c on c.product_id = p.id join export_item i on i.copy_id = c.id join revision r on r.id = i.revision_id
            where {KnownTexts.Key} = any(@keys) and i.batch_id = any(@batches)
            """,
            new { key = channel.Options.Key, keys = cells.Select(cell => cell.Key).Distinct().ToArray(), batches }, cancellationToken: ct)))
            .ToLookup(text => (text.Key, text.Locale), text => (text.Batch, Copy: Copy.Parse(text.Raw)));
        foreach (var (key, cell) in cells)
        {
            foreach (var (batch, copy) in sent[(key, cell.Locale)])
            {
                if (KnownText.IsSame(cell, cell.Slot.Write(copy))) votes[batch] = votes.GetValueOrDefault(batch) + 1;
            }
        }
    }

    private static async Task<string> ShaAsync(string file, CancellationToken ct)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}

/// <summary>Where a file comes from.</summary>
/// <param name="IsGuarded">The batch's cells were defused.</param>
internal sealed record Origin(long Batch, Channel Channel, IChannelFile Layout, bool IsGuarded);
