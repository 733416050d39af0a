using Dapper;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>The indexes of the tables that are filled, made again once the rows are there: far faster than row by row. Primary keys stay.</summary>
internal sealed class DroppedIndexes
{
    private readonly IReadOnlyList<string> definitions;

    private DroppedIndexes(IReadOnlyList<string> definitions) => this.definitions = definitions;

    public static async Task<DroppedIndexes> DropAsync(NpgsqlConnection connection)
    {
        var indexes = (await connection.QueryAsync<(string Name, string Definition)>(
            """
            select indexname, indexdef from pg_indexes i
            where schemaname = 'public' and tablename in ('product', 'copy', 'revision', 'copy_text', 'finding')
              and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
            """)).AsList();
        foreach (var (name, _) in indexes) await connection.ExecuteAsync($"drop index \"{name}\"");
        return new DroppedIndexes([.. indexes.Select(index => index.Definition)]);
    }

    public async Task MakeAsync(NpgsqlConnection connection, Action<string> say)
    {
        foreach (var definition in definitions)
        {
            say(definition);
            await connection.ExecuteAsync(definition, commandTimeout: 0);
        }
    }
}
