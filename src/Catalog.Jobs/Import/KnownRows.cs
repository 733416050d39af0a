using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// What the catalogue has, by article number, and what the file has had of it so far: about 80 bytes a product. Article numbers are told apart by
/// 128 bits of hash.
/// </summary>
internal sealed class KnownRows
{
    private const int CancelEvery = 4096;

    private readonly Dictionary<UInt128, KnownRow> rows = [];

    /// <summary>Products that aren't retired.</summary>
    public int Products { get; private set; }

    /// <summary>Reads what the database has.</summary>
    public static KnownRows Load(NpgsqlConnection connection, CancellationToken ct)
    {
        var known = new KnownRows();
        using var copy = new CopyReader(connection.BeginRawBinaryCopy("copy (select id, sku, row_hash, retired_at is not null from product) to stdout (format binary)"));
        var row = default(KnownRow);
        for (var read = 0; copy.NextRow(); read++)
        {
            if (read % CancelEvery == 0) ct.ThrowIfCancellationRequested();
            copy.TryRead(out var id);
            row.Id = BinaryPrimitives.ReadInt64BigEndian(id);
            copy.TryRead(out var sku);
            var key = KeyOf(sku);
            row.Hash = copy.TryRead(out var hash) ? new Guid(hash, bigEndian: true) : default;
            copy.TryRead(out var isRetired);
            row.IsRetired = isRetired[0] != 0;
            known.rows.Add(key, row);
            if (!row.IsRetired) known.Products++;
        }

        return known;
    }

    /// <summary>What an article number is known by.</summary>
    /// <param name="sku">Its UTF-8.</param>
    public static UInt128 KeyOf(ReadOnlySpan<byte> sku) => XxHash128.HashToUInt128(sku);

    /// <inheritdoc cref="KeyOf(ReadOnlySpan{byte})"/>
    public static UInt128 KeyOf(string sku)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(sku.Length));
        var key = KeyOf(bytes.AsSpan(0, Encoding.UTF8.GetBytes(sku, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return key;
    }

    /// <summary>The row of an article number; null (see <see cref="Unsafe.IsNullRef{T}"/>) where there is none.</summary>
    public ref KnownRow Find(UInt128 key) => ref CollectionsMarshal.GetValueRefOrNullRef(rows, key);

    /// <summary>The line that has an article number already; 0: none.</summary>
    public int LineOf(string sku)
    {
        ref var row = ref Find(KeyOf(sku));
        return Unsafe.IsNullRef(ref row) ? 0 : row.Line;
    }

    /// <summary>True where the catalogue has the article number, retired or not.</summary>
    public bool Has(string sku)
    {
        ref var row = ref Find(KeyOf(sku));
        return !Unsafe.IsNullRef(ref row) && row.Id != 0;
    }

    /// <summary>Notes a good row of the file.</summary>
    /// <returns>What the catalogue has of it; <see cref="KnownRow.Id"/> is 0 where it is new.</returns>
    public KnownRow Take(string sku, int line) => Take(KeyOf(sku), line);

    /// <inheritdoc cref="Take(string, int)"/>
    public KnownRow Take(UInt128 key, int line)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _);
        row.Line = line;
        return row;
    }

    /// <summary>Notes that a rejected row may be about a product: it hasn't vanished.</summary>
    public void Name(string cell)
    {
        ref var row = ref Find(KeyOf(cell));
        if (!Unsafe.IsNullRef(ref row)) row.IsNamed = true;
    }

    /// <summary>Ids of the products that the file didn't mention.</summary>
    public long[] Vanished() => [.. rows.Values.Where(row => row is { Id: not 0, Line: 0, IsNamed: false, IsRetired: false }).Select(row => row.Id)];
}

/// <summary>A product that the catalogue or the file has.</summary>
internal struct KnownRow
{
    /// <summary>The product's id; 0: it is new.</summary>
    public long Id;

    /// <summary>See <see cref="RowHash"/>; empty: not known.</summary>
    public Guid Hash;

    /// <summary>The line of the file with its good row; 0: none so far.</summary>
    public int Line;

    /// <summary>True for a product that is retired.</summary>
    public bool IsRetired;

    /// <summary>True where a rejected row mentions it.</summary>
    public bool IsNamed;
}
