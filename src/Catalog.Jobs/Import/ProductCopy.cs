using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Npgsql;
using NpgsqlTypes;

namespace Catalog.Jobs.Import;

/// <summary>Writes products as rows of a binary COPY.</summary>
internal sealed class ProductCopy(ColumnMapping columns) : IDisposable
{
    /// <summary>The columns behind the first one, which is the caller's.</summary>
    public const string Columns = "sku, title, category, brand, facts, attributes, pictures, documents, hash, row_hash";

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json = new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Writes a row.</summary>
    /// <param name="first">The value of the first column.</param>
    public async Task WriteAsync(NpgsqlBinaryImporter writer, long first, StagedRow staged, CancellationToken ct)
    {
        var row = staged.Row;
        await writer.StartRowAsync(ct);
        await writer.WriteAsync(first, NpgsqlDbType.Bigint, ct);
        await writer.WriteAsync(row.Sku, NpgsqlDbType.Text, ct);
        await writer.WriteAsync(row.Text(columns.Title), NpgsqlDbType.Text, ct);
        await writer.WriteAsync(row.Text(columns.Category), NpgsqlDbType.Text, ct);
        await writer.WriteAsync(row.Text(columns.Brand), NpgsqlDbType.Text, ct);
        await writer.WriteAsync(Facts(row.Facts), NpgsqlDbType.Jsonb, ct);
        await writer.WriteAsync(Attributes(row.Attributes), NpgsqlDbType.Jsonb, ct);
        await writer.WriteAsync(Files(row.PictureCells), NpgsqlDbType.Jsonb, ct);
        await writer.WriteAsync(Files(row.DocumentCells), NpgsqlDbType.Jsonb, ct);
        await writer.WriteAsync(row.Hash, NpgsqlDbType.Text, ct);
        if (staged.Hash is { } hash) await writer.WriteAsync(hash, NpgsqlDbType.Uuid, ct);
        else await writer.WriteNullAsync(ct);
    }

    public void Dispose() => json.Dispose();

    // [{"key": "color", "values": ["blue"]}]
    private ReadOnlyMemory<byte> Facts(IReadOnlyList<Fact> facts)
    {
        Begin();
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
        return End();
    }

    // {"price": "12.90"}
    private ReadOnlyMemory<byte> Attributes(IReadOnlyDictionary<string, string> attributes)
    {
        Begin();
        json.WriteStartObject();
        foreach (var (column, value) in attributes) json.WriteString(column, value);
        json.WriteEndObject();
        return End();
    }

    // [{"column": "image", "path": "/…/a.jpg", "hash": "…"}]
    private ReadOnlyMemory<byte> Files(IReadOnlyList<MediaCell> files)
    {
        Begin();
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
        return End();
    }

    private void Begin()
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
    }

    private ReadOnlyMemory<byte> End()
    {
        json.Flush();
        return buffer.WrittenMemory;
    }
}
