using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Import;

/// <summary>
/// Tells whether a row is as the last import saw it: XxHash128 over the UTF-8 of the cells that the catalogue names, as they stand in the file, the content of the
/// pictures and documents, and what the columns mean. It covers attributes such as the price, too, which <see cref="Products.ProductHash"/> doesn't.
/// A row with the hash of before needs no look at its values: they were good and are stored.
/// </summary>
internal sealed class RowHash(ColumnMapping columns, CellPolicies policies, ColumnLayout layout)
{
    // Rises when reading rows changes: what an older program has stored is compared once more.
    private const int Version = 2;

    private readonly long seed = unchecked((long)XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(Jsonb.Write(new { Version, columns, policies.Empty, policies.Bad }))));
    private readonly int[] places = [.. ColumnLayout.Mapped(columns).Select(layout.PlaceOf)];
    private readonly int[] files = [.. columns.Pictures.Concat(columns.Documents).Select(layout.PlaceOf)];
    private byte[] buffer = new byte[4096];

    /// <summary>True where rows may name pictures or documents.</summary>
    public bool HasFiles => files.Length > 0;

    /// <summary>The hash of a row with as many cells as the header.</summary>
    public Guid Of(TableRow row, FoundMedia media)
    {
        var length = 0;
        foreach (var place in places) Append(row.Cells[place], ref length);
        foreach (var place in files)
        {
            if (row.Cells[place].Length == 0) continue;
            var (file, problem) = media.Of(CellText.Clean(row.Cells[place]));
            Append(file?.Path ?? "", ref length);
            Append(file?.Hash ?? problem ?? "", ref length);
        }

        return Of(length);
    }

    /// <summary>The hash of a row with as many cells as the header that names no files.</summary>
    public Guid Of(CsvCursor row)
    {
        var length = 0;
        foreach (var place in places)
        {
            var cell = row.Cell(place);
            cell.CopyTo(Reserve(cell.Length, cell.Length, ref length));
            length += cell.Length;
        }

        return Of(length);
    }

    private Guid Of(int length)
    {
        Span<byte> hash = stackalloc byte[16];
        XxHash128.Hash(buffer.AsSpan(0, length), hash, seed);
        return new Guid(hash);
    }

    private void Append(string text, ref int length)
    {
        var start = length;
        var space = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length), 0, ref length);
        if (Utf8.FromUtf16(text, space, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(start), written);
        }
        else
        {
            // Half of a surrogate pair has no UTF-8. A length below zero is no other text's.
            var units = MemoryMarshal.AsBytes(text.AsSpan());
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(start), -units.Length);
            units.CopyTo(space);
            written = units.Length;
        }

        length += written;
    }

    // Each part with its length before it: without that, "ab" and "c" would be like "a" and "bc".
    private Span<byte> Reserve(int most, int said, ref int length)
    {
        var needed = checked(length + sizeof(int) + most);
        if (needed > buffer.Length) Array.Resize(ref buffer, Math.Max(needed, buffer.Length * 2));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), said);
        length += sizeof(int);
        return buffer.AsSpan(length);
    }
}
