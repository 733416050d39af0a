using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Texts;

/// <summary>A table of texts, and the channels whose export it may be.</summary>
internal sealed record TextTable(ITable Table, TextHeader Header, IReadOnlyList<Channel> Channels) : IAsyncDisposable
{
    /// <summary>True where the table is a rejects file of an earlier import: its cells are defused, whatever the channel's are.</summary>
    public bool IsRejects { get; } = RejectColumns.Places(Table.Header).Count > 0;

    /// <summary>Opens a file where it is one of texts.</summary>
    /// <param name="wanted">The channel that it is said to be of; null: the header must tell.</param>
    /// <param name="settings">How it is read; dialects are of no matter.</param>
    /// <returns>Null where it isn't.</returns>
    /// <exception cref="RefusedFileException">It can't be read, or isn't of the channel.</exception>
    public static async Task<TextTable?> OpenAsync(string file, string name, CatalogDefinition catalog, Channel? wanted, TableSettings settings, CancellationToken ct)
    {
        IReadOnlyList<Channel> channels = wanted is not null ? [wanted] : [.. catalog.Channels.Where(channel => TextRecognition.IsTold(channel.Format))];
        if (channels.Count == 0 || (wanted is null && !await TextRecognition.MayBeAsync(file, channels, ct))) return null;

        // The catalogue's own columns among them: the delimiter that finds most of either is the right one.
        var known = channels.SelectMany(channel => ChannelFiles.Of(channel).Header).Concat(wanted is null ? ColumnLayout.Mapped(catalog.Columns) : []).ToHashSet();
        if (await TryOpenAsync(file, name, known, settings, wanted is null, ct) is not { } table) return null;
        var header = new TextHeader(table.Header);
        IReadOnlyList<Channel> matching = [.. channels.Where(channel => TextRecognition.IsOf(channel, header))];
        if (matching.Count > 0 && (wanted is not null || !ColumnLayout.Mapped(catalog.Columns).All(header.Has))) return new(table, header, matching);
        await table.DisposeAsync();
        if (wanted is null) return null;
        var layout = ChannelFiles.Of(wanted);
        throw new RefusedFileException(
            $"{name} is no export of the channel {wanted.Name}: it needs the column \"{TextRecognition.Key(wanted)}\" and at least one of {string.Join(", ", layout.Header.Where(column => column != TextRecognition.Key(wanted)).Take(8).Select(column => $"\"{column}\""))}. " +
            $"Found in line 1: {string.Join(", ", table.Header.Take(20).Select(column => $"\"{column}\""))}.");
    }

    // What can't be read at all is the other import's to tell, which keeps a record of it.
    private static async Task<ITable?> TryOpenAsync(string file, string name, HashSet<string> known, TableSettings settings, bool isGuess, CancellationToken ct)
    {
        try
        {
            return await TableFile.OpenAsync(file, name, known, settings with { Dialect = "none" }, ct);
        }
        catch (RefusedFileException) when (isGuess)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Table.DisposeAsync();
}
