using Dapper;
using Npgsql;

namespace Catalog.Benchmarks.Lists;

/// <summary>The indexes of the tables that are filled, made again once the rows are there: far faster than row by row. Those of keys stay.</summary>
internal static class DroppedIndexes
{
    /// <summary>Drops them; what they were stands in <c>list_index</c>.</summary>
    public static async Task DropAsync(NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(
            """
            insert into list_index
            select indexname, indexdef from pg_indexes i
            where schemaname = 'public' and tablename in ('product', 'copy', 'revision', 'copy_text', 'finding', 'comment')
              and not exists (select 1 from pg_constraint c where c.conname = i.indexname)
            """);
        foreach (var name in await connection.QueryAsync<string>("select name from list_index")) await connection.ExecuteAsync($"drop index \"{name}\"");
    }

    /// <summary>Their names, the ones that are made fastest first.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("select name from list_index order by definition like '%USING gin%', name")).AsList();
    }

    /// <summary>Makes one again.</summary>
    public static async Task MakeAsync(NpgsqlConnection connection, string name)
    {
        var definition = await connection.ExecuteScalarAsync<string>("select definition from list_index where name = @name", new { name })
            ?? throw new InvalidOperationException($"No index {name} was dropped.");
        await connection.ExecuteAsync(definition, commandTimeout: 0);
    }
}
