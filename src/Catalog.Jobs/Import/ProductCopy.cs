using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;

namespace Catalog.Jobs.Import;

/// <summary>Writes products as rows of a binary COPY.</summary>
internal sealed class ProductCopy(ColumnMapping columns) : IDisposable
{
    /// <summary>The columns behind the first one, which is the caller's.</summary>
    public const string Columns = "sku, title, category, brand, facts, attributes, pictures, documents, hash, row_hash";

    /// <summary>How many columns there are with the first one.</summary>
    public const int Fields = 11;

    private readonly Utf8JsonWriter json = new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes a row.</summary>
    /// <param name="first">The value of the first column.</param>
    public void Write(CopyRows rows, long first, StagedRow staged)
    {
        var row = staged.Row;
        rows.StartRow(Fields);
        rows.Write(first);
        rows.Write(row.Sku);
        rows.Write(row.Text(columns.Title));
        rows.Write(row.Text(columns.Category));
        rows.Write(row.Text(columns.Brand));
        WriteFacts(rows, row.Facts);
        WriteAttributes(rows, row.Attributes);
        WriteFiles(rows, row.PictureCells);
        WriteFiles(rows, row.DocumentCells);
        rows.Write(row.Hash);
        if (staged.Hash is { } hash) rows.Write(hash);
        else rows.WriteNull();
    }

    public void Dispose() => json.Dispose();

    // [{"key": "color", "values": ["blue"]}]
    private void WriteFacts(CopyRows rows, IReadOnlyList<Fact> facts)
    {
        var start = Begin(rows);
        json.WriteStartArray();
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, fact.Key);
            json.WriteStartArray("values"u8);
            foreach (var value in fact.Values) json.WriteStringValue(value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(rows, start);
    }

    // {"price": "12.90"}
    private void WriteAttributes(CopyRows rows, IReadOnlyDictionary<string, string> attributes)
    {
        var start = Begin(rows);
        json.WriteStartObject();
        foreach (var (column, value) in attributes) json.WriteString(column, value);
        json.WriteEndObject();
        End(rows, start);
    }

    // [{"column": "image", "path": "/…/a.jpg", "hash": "…"}]
    private void WriteFiles(CopyRows rows, IReadOnlyList<MediaCell> files)
    {
        var start = Begin(rows);
        json.WriteStartArray();
        foreach (var cell in files)
        {
            json.WriteStartObject();
            json.WriteString("column"u8, cell.Column);
            json.WriteString("path"u8, cell.File.Path);
            json.WriteString("hash"u8, cell.File.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        End(rows, start);
    }

    private int Begin(CopyRows rows)
    {
        var start = rows.BeginJson();
        json.Reset(rows);
        return start;
    }

    private void End(CopyRows rows, int start)
    {
        json.Flush();
        rows.EndField(start);
    }
}
