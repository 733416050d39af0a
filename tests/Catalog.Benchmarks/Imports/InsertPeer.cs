using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Benchmarks.Imports;

/// <summary>The peer: what is usually written for an import. CsvHelper reads, NpgsqlBatch sends a few hundred upserts a round trip, one transaction holds all.</summary>
internal static class InsertPeer
{
    private const int BatchRows = 500;

    private const string Upsert = """
        insert into product (sku, title, category, brand, facts, attributes, pictures, documents, hash, import_id)
        values ($1, $2, $3, $4, $5, $6, '[]', '[]', '', 0)
        on conflict (sku) do update set title = excluded.title, category = excluded.category, brand = excluded.brand, facts = excluded.facts,
            attributes = excluded.attributes, updated_at = now()
        """;

    private static readonly string[] Facts = [.. ImportSample.Catalog.Columns.Facts];

    /// <summary>Imports a file.</summary>
    public static async Task ImportAsync(NpgsqlDataSource source, string path)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var reader = ImportSample.Open(path);
        await reader.ReadHeaderAsync();
        var batch = new NpgsqlBatch(connection, transaction);
        while (await reader.ReadAsync())
        {
            var facts = Facts.Select(name => (Name: name, Text: reader.GetString(name))).Where(fact => fact.Text.Length > 0).Select(fact => new
            {
                key = fact.Name,
                values = fact.Name == "features" ? fact.Text.Split(';', StringSplitOptions.TrimEntries) : [fact.Text],
            });
            var attributes = new Dictionary<string, string> { ["price"] = reader.GetString("price"), ["currency"] = reader.GetString("currency") };
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Upsert)
            {
                Parameters =
                {
                    Text(reader.GetString("sku")), Text(reader.GetString("title")), Text(reader.GetString("category")), Text(reader.GetString("brand")),
                    Json(JsonSerializer.Serialize(facts)), Json(JsonSerializer.Serialize(attributes)),
                },
            });
            if (batch.BatchCommands.Count < BatchRows) continue;
            await batch.ExecuteNonQueryAsync();
            await batch.DisposeAsync();
            batch = new NpgsqlBatch(connection, transaction);
        }

        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync();
        await batch.DisposeAsync();
        await transaction.CommitAsync();
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<string> Json(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
