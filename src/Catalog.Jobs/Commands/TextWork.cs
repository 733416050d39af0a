using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Texts;

namespace Catalog.Jobs.Commands;

/// <summary>An import of texts in this process.</summary>
internal static class TextWork
{
    /// <summary>Imports a file of texts; null where it is none, or there is no catalogue yet that could have exported any.</summary>
    /// <param name="channel">The channel whose export it is; null: the header must tell.</param>
    /// <exception cref="CommandException">The file can't be used, or there is no such channel.</exception>
    public static async Task<ImportReport?> TryRunAsync(Installation installation, string path, string? channel, ImportOptions options, CancellationToken cancellationToken)
    {
        if (!installation.Get<CatalogFolder>().Exists)
            return channel is null ? null : throw new CommandException($"There is no channel {channel}: this data folder has no catalogue yet.");
        var catalog = await installation.CatalogAsync(cancellationToken);
        var found = catalog.Channels.FirstOrDefault(other => other.Name == channel);
        if (channel is not null && found is null)
            throw new CommandException($"There is no channel {channel}. catalog.json has: {string.Join(", ", catalog.Channels.Select(other => other.Name))}.");
        var result = await installation.Get<TextImporter>().ImportAsync(path, catalog, found, options, cancellationToken);
        return result is null ? null : result.Report ?? throw new CommandException(result.Refusal!);
    }
}
