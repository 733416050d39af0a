using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Guesses whether a file is one of texts, an export that a person edited, before it is imported. What it says is shown and can be overruled.</summary>
public sealed class TextGuess(NpgsqlDataSource source, RejectsFile rejects)
{
    /// <summary>Whose export a file is.</summary>
    /// <param name="file">Where it lies, unpacked.</param>
    /// <param name="name">What people call it.</param>
    /// <returns>
    /// A channel's name where the header is like no file of products: one of <c>wide</c>, <c>long</c> or Shopify's translations; for the other formats one that has the
    /// columns that we write and no others, where the channel exported before. Empty: it brings products.
    /// </returns>
    public async Task<string> ChannelAsync(string file, string name, CatalogDefinition catalog, TableSettings settings, CancellationToken ct)
    {
        if (await OfRejectsAsync(name, ct) is { } channel && catalog.Channels.Any(known => known.Name == channel)) return channel;
        var candidates = catalog.Channels.Where(known => known.Format != ChannelFormat.Sql).ToList();
        if (candidates.Count == 0 || !await TextRecognition.MayBeAsync(file, candidates, ct)) return "";
        var known = candidates.SelectMany(one => ChannelFiles.Of(one).Header).Concat(ColumnLayout.Mapped(catalog.Columns)).ToHashSet();
        try
        {
            await using var table = await TableFile.OpenAsync(file, name, known, settings with { Dialect = "none" }, ct);
            var header = new TextHeader(table.Header);
            if (ColumnLayout.Mapped(catalog.Columns).All(header.Has)) return "";
            var told = candidates.Where(one => TextRecognition.IsTold(one.Format) && TextRecognition.IsOf(one, header)).ToList();
            var alike = told.Count > 0 ? told : [.. candidates.Where(one => !TextRecognition.IsTold(one.Format) && TextRecognition.IsOf(one, header) && HasNothingElse(one, table.Header))];
            return alike.Count == 0 ? "" : await NewestAsync(file, table, header, alike, ct) ?? (told.Count > 0 ? told[0].Name : "");
        }
        catch (RefusedFileException)
        {
            // The format's step says what is wrong with it.
            return "";
        }
    }

    private static bool HasNothingElse(Channel channel, IReadOnlyList<string> header)
    {
        var (own, added) = (ChannelFiles.Of(channel).Header, RejectColumns.In(header));
        return header.All(column => column.Length == 0 || own.Contains(column) || added.Contains(column));
    }

    // Null where none of them has exported yet.
    private async Task<string?> NewestAsync(string file, ITable table, TextHeader header, IReadOnlyList<Channel> channels, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var exported = await connection.QueryAsync<string>(new CommandDefinition(
            "select distinct channel from export_batch where channel = any(@names)", new { names = channels.Select(channel => channel.Name).ToArray() }, cancellationToken: ct));
        return exported.Any() ? (await new OriginFinder(connection, new(table, header, channels)).FindAsync(file, ct)).Channel.Name : null;
    }

    private async Task<string?> OfRejectsAsync(string name, CancellationToken ct)
    {
        if (await rejects.OriginAsync(name, ct) is not { } origin) return null;
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition("select channel from import where id = @ImportId", new { origin.ImportId }, cancellationToken: ct));
    }
}
