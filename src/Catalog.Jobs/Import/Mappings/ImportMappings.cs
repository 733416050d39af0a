using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>Table import_mapping: with which mapping an import was made.</summary>
public sealed class ImportMappings(NpgsqlDataSource source)
{
    /// <summary>Puts a mapping into an import's options.</summary>
    /// <param name="saved">Null: none.</param>
    public static ImportOptions Apply(ImportOptions options, SavedMapping? saved, CatalogDefinition catalog) => saved is null ? options : options with
    {
        View = table => MappedTable.Over(table, saved, catalog.Columns),
        Policies = saved.Mapping.Policies,
    };

    /// <summary>Keeps the mapping of an import.</summary>
    public async Task KeepAsync(long importId, SavedMapping saved, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into import_mapping (import_id, name, mapping) values (@importId, @Name, @mapping) on conflict do nothing
            """, new { importId, saved.Name, mapping = Jsonb.Of(saved.Mapping) }, cancellationToken: ct));
    }

    /// <summary>The mapping for a file with the rejected rows of an import: they are in that file's columns, but in a file that we wrote.</summary>
    /// <returns>Null: it was made without any.</returns>
    public async Task<SavedMapping?> OfRejectsAsync(long importId, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<(string Name, string Mapping)>(new CommandDefinition(
            "select name, mapping::text from import_mapping where import_id = @importId", new { importId }, cancellationToken: ct));
        if (row.Mapping is null) return null;
        var mapping = Jsonb.Read<SourceMapping>(row.Mapping);
        return new(row.Name, "", [], mapping with { Settings = mapping.Settings with { Encoding = null, Delimiter = null, Sheet = null } }, "", default);
    }
}
