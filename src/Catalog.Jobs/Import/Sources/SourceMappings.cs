using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Npgsql;

namespace Catalog.Jobs.Import.Sources;

/// <summary>The saved mappings of sources.</summary>
internal sealed class SourceMappings(NpgsqlDataSource database)
{
    private readonly MappingStore store = new(database);
    private readonly ImportMappings kept = new(database);

    /// <summary>The mapping that a source names.</summary>
    /// <returns>It, or why there is none; neither where the source names none.</returns>
    public async Task<(SavedMapping? Saved, string? Problem)> OfAsync(CatalogSource source, CancellationToken ct)
    {
        if (source.Mapping is not { } name) return default;
        if (await store.GetAsync(name, ct) is { } saved) return (saved, null);
        var all = await store.AllAsync(ct);
        return (null, $"There is no mapping called \"{name}\", which catalog.json names. {(all.Count == 0 ? "None is saved yet" : $"Saved: {string.Join(", ", all.Select(one => one.Name))}")}. "
            + "Bring a file of the source once in the dashboard, under Imports, and give its mapping this name.");
    }

    /// <summary>Notes with which mapping an import was made.</summary>
    public Task KeepAsync(long importId, SavedMapping saved, CancellationToken ct) => kept.KeepAsync(importId, saved, ct);

    /// <summary>What joins the values of arrays: under the catalogue's columns, and under those that the mapping takes them from.</summary>
    public static IReadOnlyDictionary<string, string> Lists(ColumnMapping columns, SavedMapping? saved)
    {
        var lists = new Dictionary<string, string>(columns.Lists);
        foreach (var match in saved?.Mapping.Columns ?? [])
        {
            if (match.From is { } from && columns.Lists.TryGetValue(match.Column, out var separator)) lists[from] = separator;
        }

        return lists;
    }
}
