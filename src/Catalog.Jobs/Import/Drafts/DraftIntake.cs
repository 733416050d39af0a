using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Takes files in: keeps them, and looks of which source they are.</summary>
public sealed class DraftIntake(DraftFiles files, ArchiveFolder archives, DraftStore drafts, MappingStore mappings, RejectsFile rejects, ImportMappings imports)
{
    /// <summary>Keeps a file and makes a draft of it, with the saved mapping of its source where it looks like one's.</summary>
    /// <param name="fileName">What people call it, without folders.</param>
    /// <param name="columns">The catalogue's; null where there is none yet.</param>
    /// <param name="by">An account.</param>
    /// <returns>The draft's id.</returns>
    public async Task<long> BringAsync(Stream content, string fileName, ColumnMapping? columns, string by, CancellationToken ct)
    {
        var path = await files.SaveAsync(content, fileName, ct);
        var (mapping, name) = await SourceAsync(path, fileName, columns, ct);
        return await drafts.AddAsync(fileName, path, new FileInfo(path).Length, await DraftFiles.HashAsync(path, ct), mapping, name, by, ct);
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
