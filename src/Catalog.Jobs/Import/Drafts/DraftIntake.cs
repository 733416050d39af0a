using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Texts;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Takes files in: keeps them, and looks of which source they are.</summary>
public sealed class DraftIntake(DraftFiles files, ArchiveFolder archives, DraftStore drafts, MappingStore mappings, RejectsFile rejects, ImportMappings imports, TextGuess texts)
{
    /// <summary>Keeps a file and makes a draft of it: of texts where it looks like an edited export, else with the saved mapping of its source where it looks like one's.</summary>
    /// <param name="fileName">What people call it, without folders.</param>
    /// <param name="catalog">Null where there is none yet.</param>
    /// <param name="by">An account.</param>
    /// <returns>The draft's id.</returns>
    public async Task<long> BringAsync(Stream content, string fileName, CatalogDefinition? catalog, string by, CancellationToken ct)
    {
        var path = await files.SaveAsync(content, fileName, ct);
        var channel = catalog is null ? "" : await ChannelAsync(path, fileName, catalog, ct);
        var (mapping, name) = channel.Length > 0 ? (SourceMapping.None, "") : await SourceAsync(path, fileName, catalog?.Columns, ct);
        return await drafts.AddAsync(fileName, path, new FileInfo(path).Length, await DraftFiles.HashAsync(path, ct), mapping, name, channel, by, ct);
    }

    private async Task<string> ChannelAsync(string path, string fileName, CatalogDefinition catalog, CancellationToken ct)
    {
        var (table, refusal) = await archives.TryUnpackAsync(path, fileName, ct);
        return refusal is null ? await texts.ChannelAsync(table, fileName, catalog, TableSettings.Detect, ct) : "";
    }

    private async Task<(SourceMapping Mapping, string Name)> SourceAsync(string path, string fileName, ColumnMapping? columns, CancellationToken ct)
    {
        if (await rejects.OriginAsync(fileName, ct) is { } origin && await imports.OfRejectsAsync(origin.ImportId, ct) is { } then) return (then.Mapping, then.Name);
        var saved = await mappings.AllAsync(ct);
        // A source whose files are called so may have to be read in its own way before its columns are seen.
        var ways = saved.Where(one => FilePattern.Fits(one.FilePattern, fileName)).Select(one => one.Mapping.Settings).Append(TableSettings.Detect).Distinct();
        foreach (var settings in ways)
        {
            if (await HeaderAsync(path, fileName, columns, settings, ct) is not { } header) continue;
            if (MappingRecognition.Find(saved, fileName, header) is { } source) return (source.Mapping, source.Name);
        }

        return (SourceMapping.None, "");
    }

    private async Task<IReadOnlyList<string>?> HeaderAsync(string path, string fileName, ColumnMapping? columns, TableSettings settings, CancellationToken ct)
    {
        try
        {
            var known = columns is null ? [] : ColumnLayout.Mapped(columns).ToHashSet();
            await using var table = await TableFile.OpenAsync(await archives.UnpackAsync(path, fileName, ct), fileName, known, settings, ct);
            return table.Format.Dialect is null ? table.Header : null;
        }
        catch (RefusedFileException)
        {
            // The format's step says what is wrong with it.
            return null;
        }
    }
}
