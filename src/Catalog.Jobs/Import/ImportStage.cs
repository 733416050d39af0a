using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Jobs.Import;

/// <summary>A file's rows in a temporary table, good and rejected: from there one statement each moves them on. It goes with the transaction.</summary>
internal sealed class ImportStage(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    private const int ProgressEvery = 500;

    /// <summary>Data rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows that were rejected.</summary>
    public int Rejected { get; private set; }

    /// <summary>Copies all rows into the table.</summary>
    /// <exception cref="RefusedFileException">The file breaks off in a quoted cell.</exception>
    public async Task FillAsync(IAsyncEnumerable<TableRow> rows, RowReader reader, Action<int>? progress, CancellationToken ct)
    {
        await connection.ExecuteAsync(new CommandDefinition("""
            create temporary table import_stage (
                line int, sku text, title text, category text, brand text, facts jsonb, attributes jsonb, pictures jsonb, documents jsonb, hash text,
                column_name text, code text, reason text, hint text, cells text[]
            ) on commit drop
            """, transaction: transaction, cancellationToken: ct));
        await using var writer = await connection.BeginBinaryImportAsync("""
            copy import_stage (line, sku, title, category, brand, facts, attributes, pictures, documents, hash, column_name, code, reason, hint, cells)
            from stdin (format binary)
            """, ct);
        await foreach (var record in rows.WithCancellation(ct))
        {
            var row = await reader.ReadAsync(record, ct);
            await writer.StartRowAsync(ct);
            if (row.Product is not null) await WriteAsync(writer, row.Product, ct);
            else await WriteAsync(writer, row.Reject!, ct);
            foreach (var further in row.Reject?.Further ?? [])
            {
                await writer.StartRowAsync(ct);
                Rejected--;
                await WriteAsync(writer, new RowReject(further.Line, "", RowReject.FurtherLine, $"It belongs to the product of line {row.Reject!.Line}.", "", [.. further.Cells.Select(CellText.Storable)]), ct);
            }
            if (++Rows % ProgressEvery == 0) progress?.Invoke(Rows);
        }

        await writer.CompleteAsync(ct);
        progress?.Invoke(Rows);
    }

    /// <summary>Adds and updates products; those of which nothing changed are not written.</summary>
    public Task<(int Added, int Changed)> MergeAsync(long importId, CancellationToken ct) =>
        connection.QuerySingleAsync<(int, int)>(new CommandDefinition("""
            with merged as (
                insert into product as p (sku, title, category, brand, facts, attributes, pictures, documents, hash, import_id)
                select sku, title, category, brand, facts, attributes, pictures, documents, hash, @importId
                from import_stage where code is null order by line
                on conflict (sku) do update set
                    title = excluded.title, category = excluded.category, brand = excluded.brand, facts = excluded.facts,
                    attributes = excluded.attributes, pictures = excluded.pictures, documents = excluded.documents,
                    hash = excluded.hash, import_id = excluded.import_id, updated_at = now()
                where (p.hash, p.title, p.category, p.brand, p.attributes, p.pictures, p.documents) is distinct from
                    (excluded.hash, excluded.title, excluded.category, excluded.brand, excluded.attributes, excluded.pictures, excluded.documents)
                returning p.xmax = 0 as added -- 0: the row was inserted
            )
            select count(*) filter (where added)::int, count(*) filter (where not added)::int from merged
            """, new { importId }, transaction, commandTimeout: 0, cancellationToken: ct));

    /// <summary>Keeps the rejected rows.</summary>
    public Task KeepRejectsAsync(long importId, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into import_reject (import_id, line, column_name, code, reason, hint, cells)
            select @importId, line, column_name, code, reason, hint, cells from import_stage where code is not null
            """, new { importId }, transaction, commandTimeout: 0, cancellationToken: ct));

    /// <summary>The first rejected rows, in the file's order.</summary>
    public async Task<IReadOnlyList<RowReject>> FirstRejectsAsync(int limit, CancellationToken ct)
    {
        var rows = await connection.QueryAsync<(int Line, string Column, string Code, string Reason, string Hint, string[] Cells)>(new CommandDefinition("""
            select line, column_name, code, reason, hint, cells from import_stage where code <> @FurtherLine order by line limit @limit
            """, new { limit, RowReject.FurtherLine }, transaction, cancellationToken: ct));
        return [.. rows.Select(row => new RowReject(row.Line, row.Column, row.Code, row.Reason, row.Hint, row.Cells))];
    }

    /// <summary>How many rows were rejected for which reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<RejectGroup>> RejectGroupsAsync(CancellationToken ct) =>
        [.. await connection.QueryAsync<RejectGroup>(new CommandDefinition("""
            select code, count(*)::int as rows from import_stage where code <> @FurtherLine group by code order by count(*) desc, code
            """, new { RowReject.FurtherLine }, transaction, cancellationToken: ct))];

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, ProductRow row, CancellationToken ct)
    {
        await writer.WriteAsync(row.Line, NpgsqlDbType.Integer, ct);
        foreach (var text in new[] { row.Sku, row.Title, row.Category, row.Brand }) await writer.WriteAsync(text, NpgsqlDbType.Text, ct);
        foreach (var json in new[] { Jsonb.Write(row.Facts), Jsonb.Write(row.Attributes), Jsonb.Write(row.Pictures), Jsonb.Write(row.Documents) })
            await writer.WriteAsync(json, NpgsqlDbType.Jsonb, ct);
        await writer.WriteAsync(row.Hash, NpgsqlDbType.Text, ct);
        for (var i = 0; i < 5; i++) await writer.WriteNullAsync(ct);
    }

    private async Task WriteAsync(NpgsqlBinaryImporter writer, RowReject row, CancellationToken ct)
    {
        Rejected++;
        await writer.WriteAsync(row.Line, NpgsqlDbType.Integer, ct);
        for (var i = 0; i < 9; i++) await writer.WriteNullAsync(ct);
        foreach (var text in new[] { row.Column, row.Code, row.Reason, row.Hint }) await writer.WriteAsync(text, NpgsqlDbType.Text, ct);
        await writer.WriteAsync(row.Cells.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
    }
}
