using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;

namespace Catalog.Jobs.Schedule;

/// <summary>Imports the files that a catalogue names as its sources.</summary>
public static class SourceImports
{
    /// <summary>Imports each source, in the catalogue's order; one that can't be used doesn't keep the others.</summary>
    /// <param name="catalogFile">Paths of sources are relative to its folder.</param>
    /// <returns>What could not be imported and why; empty where all could.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(
        Importer importer, CatalogDefinition catalog, string catalogFile, string startedBy, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        foreach (var source in catalog.Sources)
        {
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(catalogFile)!, source.File));
            try
            {
                var result = await importer.ImportAsync(path, catalog, new ImportOptions(startedBy) { Full = source.Full }, null, cancellationToken);
                if (result.Refusal is { } refusal) refused.Add($"Source {source.Name}: {refusal}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refused.Add($"Source {source.Name}: {e.Message}");
            }
        }

        return refused;
    }
}
