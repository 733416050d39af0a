using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>Puts the values of before into rows whose empty cells keep them.</summary>
internal sealed class KeptValues(NpgsqlDataSource source, ColumnMapping columns)
{
    /// <summary>Fills the rows.</summary>
    /// <param name="rows">Rows of products that the catalogue has.</param>
    /// <param name="kept">Product's id → the columns that it keeps.</param>
    public async Task FillAsync(List<StagedRow> rows, IReadOnlyDictionary<long, IReadOnlyList<string>> kept, CancellationToken ct)
    {
        if (kept.Count == 0) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        var before = (await connection.QueryAsync<Row>(new CommandDefinition(
            "select id, facts, attributes, pictures, documents from product where id = any(@ids)", new { ids = kept.Keys.ToArray() }, cancellationToken: ct)))
            .ToDictionary(row => row.Id, row => row.ToProduct());
        for (var i = 0; i < rows.Count; i++)
        {
            if (kept.TryGetValue(rows[i].Id, out var names) && before.TryGetValue(rows[i].Id, out var product))
                rows[i] = rows[i] with { Row = rows[i].Row.Keep(names, product, columns) };
        }
    }

    private sealed record StoredFile(string? Column, string Path, string Hash);

    private sealed record Row(long Id, string Facts, string Attributes, string Pictures, string Documents)
    {
        public KeptProduct ToProduct() => new(
            Jsonb.Read<IReadOnlyList<Fact>>(Facts), Jsonb.Read<IReadOnlyDictionary<string, string>>(Attributes), Files(Pictures), Files(Documents));

        private static MediaCell[] Files(string json) =>
            [.. Jsonb.Read<IReadOnlyList<StoredFile>>(json).Select(file => new MediaCell(file.Column ?? "", new MediaFile(file.Path, file.Hash)))];
    }
}
