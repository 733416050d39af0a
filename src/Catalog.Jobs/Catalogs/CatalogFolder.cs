using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Catalogs;

/// <summary>The catalogue of a data folder: <c>catalog.json</c> in it, with its glossary beside.</summary>
public sealed class CatalogFolder(DataFolder folder)
{
    private const string GlossaryName = "glossary.csv";

    private static readonly CatalogProblem Missing =
        new("catalog.json", "is missing: import a file that has a catalog.json beside it (./catalog import FILE), or put one there");

    /// <summary>Where the catalogue lies, or will.</summary>
    public string CatalogFile => Path.Combine(folder.Root, "catalog.json");

    /// <summary>True once a catalogue was adopted.</summary>
    public bool Exists => File.Exists(CatalogFile);

    /// <summary>The data folder's catalogue.</summary>
    public Task<CatalogLoadResult> LoadAsync(CancellationToken ct) => Exists
        ? CatalogLoader.LoadAsync(CatalogFile, ct)
        : Task.FromResult(new CatalogLoadResult(CatalogFile, null, [Missing]));

    /// <summary>The data folder's catalogue; where it has none, the catalog.json beside <paramref name="file"/>, which is adopted.</summary>
    public Task<CatalogLoadResult> LoadForAsync(string file, CancellationToken ct)
    {
        var beside = BesideFile(file);
        return Exists || !File.Exists(beside) ? LoadAsync(ct) : AdoptAsync(beside, ct);
    }

    /// <summary>The path at which <see cref="LoadForAsync"/> looks for a catalogue that isn't adopted yet.</summary>
    public static string BesideFile(string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "catalog.json");

    /// <summary>Copies a catalogue and its glossary into the data folder, unless it has one; sources stay where they are.</summary>
    /// <returns>The data folder's catalogue; the given one's problems where it can't be used, and then nothing is copied.</returns>
    public async Task<CatalogLoadResult> AdoptAsync(string catalogJson, CancellationToken ct)
    {
        if (Exists) return await LoadAsync(ct);
        var given = await CatalogLoader.LoadAsync(catalogJson, ct);
        if (given.Definition is null) return given;

        folder.Create();
        var text = new CatalogText(await File.ReadAllBytesAsync(given.File, ct));
        var home = Path.GetDirectoryName(given.File)!;
        if (text.Glossary is { } glossary)
            await PutAsync(Path.Combine(folder.Root, GlossaryName), await File.ReadAllBytesAsync(Path.GetFullPath(Path.Combine(home, glossary)), ct), ct);
        // The catalogue comes last and in one piece: it is there with everything it needs, or not at all.
        await PutAsync(CatalogFile, text.With(GlossaryName, source => Path.GetFullPath(Path.Combine(home, source))), ct);
        return await LoadAsync(ct);
    }

    private static async Task PutAsync(string path, byte[] content, CancellationToken ct)
    {
        var written = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(written, content, ct);
        File.Move(written, path, overwrite: true);
    }
}
