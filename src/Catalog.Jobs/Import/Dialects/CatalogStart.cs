using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>The catalogue for an import. Where there is none yet, a file in a known dialect starts one.</summary>
public sealed class CatalogStart(CatalogFolder catalogs, DataFolder folder, ArchiveFolder archives)
{
    /// <summary>
    /// The data folder's catalogue; where it has none, the catalog.json beside the file or in its zip, which is adopted; where there is none either, one that is written
    /// from the columns of the file's dialect.
    /// </summary>
    /// <param name="name">What people call the file.</param>
    /// <param name="keep">False: nothing is written into the data folder.</param>
    /// <returns>The catalogue or its problems, and what a person should know about it.</returns>
    public async Task<(CatalogLoadResult Loaded, IReadOnlyList<string> Notes)> LoadForAsync(string path, string name, TableSettings settings, bool keep, CancellationToken ct)
    {
        if (catalogs.Exists) return (await catalogs.LoadAsync(ct), []);
        try
        {
            var table = await archives.UnpackAsync(path, name, ct);
            var beside = new[] { table, path }.Select(CatalogFolder.BesideFile).FirstOrDefault(File.Exists);
            if (beside is not null) return (keep ? await catalogs.AdoptAsync(beside, ct) : await CatalogLoader.LoadAsync(beside, ct), []);
            return await StartAsync(table, name, settings, keep, ct);
        }
        catch (RefusedFileException exception)
        {
            return (new(path, null, [new(name, exception.Message)]), []);
        }
    }

    private async Task<(CatalogLoadResult Loaded, IReadOnlyList<string> Notes)> StartAsync(string path, string name, TableSettings settings, bool keep, CancellationToken ct)
    {
        await using var table = await TableFile.OpenAsync(path, name, new HashSet<string>(), settings, ct);
        if (KnownDialects.Find(table.Format.Dialect) is not { Columns: not null } dialect) return (await catalogs.LoadAsync(ct), []);

        var text = await StartedCatalog.WriteAsync(table, dialect, name, settings.SourceLocale, ct);
        folder.Create();
        var file = keep ? catalogs.CatalogFile : Path.Combine(Directory.CreateTempSubdirectory("catalog-").FullName, "catalog.json");
        try
        {
            // In one piece, and never over one that somebody put there meanwhile.
            var written = $"{file}.{Guid.NewGuid():N}";
            await File.WriteAllTextAsync(written, text, ct);
            File.Move(written, file, overwrite: false);
            var loaded = await CatalogLoader.LoadAsync(file, ct);
            var locale = loaded.Definition?.SourceLocale;
            return (loaded,
            [
                keep
                    ? $"{name} is {dialect.About}, and there was no catalogue: {file} was written with its columns. It writes {locale} only: open it, and add the locales that you sell in."
                    : $"{name} is {dialect.About}, and there is no catalogue: importing it writes {catalogs.CatalogFile} with its columns, for the locale {locale}.",
            ]);
        }
        finally
        {
            if (!keep) Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
