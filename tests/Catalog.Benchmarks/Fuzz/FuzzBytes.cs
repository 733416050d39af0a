using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Benchmarks.Fuzz;

/// <summary>Holds rows that are taken as bytes against what the readers of text make of them.</summary>
internal sealed class FuzzBytes(ColumnMapping columns, ColumnLayout layout)
{
    private readonly RowHash hasher = new(columns, CellPolicies.Default, layout);
    private readonly PlainRows? plain = PlainRows.Of(columns, layout);

    /// <summary>Reads a file's rows both ways.</summary>
    /// <returns>How many were taken as bytes.</returns>
    /// <exception cref="FuzzException">They differ.</exception>
    public async Task<int> CompareAsync(CsvTable table, CancellationToken ct)
    {
        var bytes = new CopyRows();
        var text = new CopyRows();
        using var products = new ProductCopy(columns);
        var count = 0;
        await using var cursor = table.Open(null);
        await table.SkipHeaderAsync(cursor, ct);
        while (await cursor.ReadAsync(ct))
        {
            if (cursor.IsGarbled || cursor.Count != layout.Header.Count) continue;
            var row = table.RowOf(cursor);
            if (hasher.Of(cursor) != hasher.Of(row, FoundMedia.None) && !NamesFiles(row)) throw new FuzzException($"the bytes of line {row.Line} have another hash than its text");
            if (plain?.IsPlain(cursor) != true) continue;
            count++;
            plain.Write(bytes, 1, cursor, hasher.Of(cursor));
            var result = new RowReader(columns, CellPolicies.Default, layout, new KnownRows()).Read(row, FoundMedia.None);
            if (result.Product is not { } product) throw new FuzzException($"line {row.Line} is taken as bytes, and rejected as text: {result.Reject?.Reason}");
            products.Write(text, 1, new StagedRow(0, product, hasher.Of(row, FoundMedia.None)));
            // All but the JSON, which may be written in several ways; the hash of the facts tells whether they are the same.
            if (!Fields(bytes).SequenceEqual(Fields(text))) throw new FuzzException($"line {row.Line} is written otherwise as bytes than as text");
            bytes.Release();
            text.Release();
        }

        return count;
    }

    private bool NamesFiles(TableRow row) => columns.Pictures.Concat(columns.Documents).Any(name => row.Cells[layout.PlaceOf(name)].Length > 0);

    private static List<string> Fields(CopyRows rows)
    {
        using var copy = new CopyReader(new MemoryStream([.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. rows.Bytes.Span]));
        var fields = new List<string>();
        copy.NextRow();
        for (var i = 0; i < ProductCopy.Fields; i++)
        {
            copy.TryRead(out var field);
            if (field is not [1, ..]) fields.Add(Encoding.UTF8.GetString(field));
        }

        return fields;
    }
}
