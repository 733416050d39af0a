using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>Table source_mapping.</summary>
public sealed class MappingStore(NpgsqlDataSource source)
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int LongestName = 80;

    private const string Select =
        "select name, file_pattern, header, mapping::text as mapping, changed_by, changed_at from source_mapping";

    /// <summary>All, by name. There are as many as a shop has sources.</summary>
    public async Task<IReadOnlyList<SavedMapping>> AllAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return [.. (await connection.QueryAsync<Row>(new CommandDefinition($"{Select} order by name", cancellationToken: ct))).Select(row => row.Saved)];
    }

    /// <summary>The mapping of a name; null where there is none.</summary>
    public async Task<SavedMapping?> GetAsync(string name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition($"{Select} where name = @name", new { name }, cancellationToken: ct)))?.Saved;
    }

    /// <summary>Saves a mapping under its name, in the place of the one that had it.</summary>
    public async Task SaveAsync(string name, string filePattern, IReadOnlyList<string> header, SourceMapping mapping, string by, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into source_mapping (name, file_pattern, header, mapping, changed_by) values (@name, @filePattern, @header, @mapping, @by)
            on conflict (name) do update set file_pattern = excluded.file_pattern, header = excluded.header, mapping = excluded.mapping,
                changed_by = excluded.changed_by, changed_at = now()
            """, new { name, filePattern, header = header.ToArray(), mapping = Jsonb.Of(mapping), by }, cancellationToken: ct));
    }

    /// <summary>Deletes a mapping. Imports that were made with it stay as they are.</summary>
    public async Task DeleteAsync(string name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new CommandDefinition("delete from source_mapping where name = @name", new { name }, cancellationToken: ct));
    }

    /// <summary>Why a name can't be given to a mapping; null where it can.</summary>
    public static string? Problem(string name) => name switch
    {
        "" => "Give the mapping a name.",
        { Length: > LongestName } => $"A mapping's name has at most {LongestName} characters.",
        _ when name.Any(char.IsControl) => "A mapping's name has no control characters.",
        _ => null,
    };

    private sealed record Row(string Name, string FilePattern, string[] Header, string Mapping, string ChangedBy, DateTimeOffset ChangedAt)
    {
        // Dapper finds no constructor for a column that is an array by itself.
        public Row()
            : this("", "", [], "", "", default)
        {
        }

        public SavedMapping Saved => new(Name, FilePattern, Header, Jsonb.Read<SourceMapping>(Mapping), ChangedBy, ChangedAt);
    }
}
