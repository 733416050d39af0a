using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>All dialects. Docs: docs/importing.md.</summary>
public static class KnownDialects
{
    /// <summary>What a person says to have a file read as it is.</summary>
    public const string None = "none";

    /// <summary>In the order in which they are tried.</summary>
    public static IReadOnlyList<Dialect> All { get; } =
    [
        ShopifyProducts.Dialect,
        ShopifyTranslations.Dialect,
        AkeneoProducts.Dialect,
        GoogleMerchant.Dialect,
    ];

    /// <summary>A dialect by its name; null where there is none.</summary>
    public static Dialect? Find(string? name) => All.FirstOrDefault(dialect => dialect.Name == name);

    /// <summary>A table as its dialect has it: the one that the settings name, or the one whose header it has; the table itself where it is in none.</summary>
    /// <param name="known">Columns that the catalogue wants. Where the file's own columns serve it better, they stay.</param>
    /// <exception cref="RefusedFileException">The settings name a dialect that there isn't, or that the file isn't in.</exception>
    public static ITable See(ITable table, string name, IReadOnlySet<string> known, TableSettings settings)
    {
        if (settings.Dialect == None) return table;
        if (settings.Dialect is { } wanted)
        {
            var given = Find(wanted) ?? throw new RefusedFileException($"\"{wanted}\" is no dialect; there are {string.Join(", ", All.Select(dialect => dialect.Name))}, and {None}.");
            return given.Recognises(table.Header) ? given.See(table, settings) : throw new RefusedFileException($"{name} hasn't the header of {given.About}.");
        }

        if (All.FirstOrDefault(dialect => dialect.Recognises(table.Header)) is not { } found) return table;
        var seen = found.See(table, settings);
        return known.Count > 0 && (known.IsSubsetOf(table.Header) || table.Header.Count(known.Contains) > seen.Header.Count(known.Contains)) ? table : seen;
    }
}
