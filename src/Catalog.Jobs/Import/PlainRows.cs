using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>
/// Writes new products from the file's bytes, where nothing of the row has to be judged: all that is odd is left to <see cref="RowReader"/>, and what is written
/// is what that and <see cref="ProductCopy"/> make of the row. Most rows of most files are such; they never become text.
/// </summary>
internal sealed class PlainRows
{
    private const int LongestKey = RowReader.LongestKey;

    private readonly int[] places;
    private readonly int[] empty;
    private readonly (int Key, int Title, int Category, int Brand) place;
    private readonly Column[] facts;
    private readonly Column[] attributes;
    private readonly byte[] firstName;
    private byte[] seen = new byte[4096];
    private int seenLength;

    private PlainRows(ColumnMapping columns, ColumnLayout layout)
    {
        places = [.. layout.Columns.Select(layout.PlaceOf)];
        empty = [.. columns.Pictures.Concat(columns.Documents).Append(columns.Flags).OfType<string>().Select(layout.PlaceOf)];
        place = (layout.PlaceOf(columns.Key), layout.PlaceOf(columns.Title), Place(columns.Category), Place(columns.Brand));
        facts = [.. columns.Facts.Select(name => Column.Of(name, layout.PlaceOf(name), columns.Lists.GetValueOrDefault(name)))];
        attributes = [.. columns.Attributes.Select(name => Column.Of(name, layout.PlaceOf(name), null))];
        firstName = Encoding.UTF8.GetBytes(layout.Header[0]);

        int Place(string? name) => name is null ? -1 : layout.PlaceOf(name);
    }

    /// <summary>For a catalogue; null where its title, category or brand is more than the text of a fact's cell.</summary>
    public static PlainRows? Of(ColumnMapping columns, ColumnLayout layout) =>
        new[] { columns.Title, columns.Category, columns.Brand }.OfType<string>().All(name => columns.Facts.Contains(name) && !columns.Lists.ContainsKey(name))
            && !columns.Lists.Values.Contains("") && columns.Attributes.Distinct().Count() == columns.Attributes.Count
            ? new(columns, layout)
            : null;

    /// <summary>True for a row with as many cells as the header which is a good one, whatever product it is of.</summary>
    public bool IsPlain(CsvCursor row)
    {
        foreach (var cell in empty)
        {
            if (row.Cell(cell).Length > 0) return false;
        }

        foreach (var cell in places)
        {
            if (!PlainText.Is(row.Cell(cell))) return false;
        }

        var key = row.Cell(place.Key);
        return key.Length is > 0 and <= LongestKey && PlainText.Trim(key).Length == key.Length && PlainText.Trim(row.Cell(place.Title)).Length > 0
            && !PlainText.Trim(row.Cell(0)).SequenceEqual(firstName); // else it may be the header once more
    }

    /// <summary>Writes a plain row.</summary>
    /// <param name="first">The value of the first column.</param>
    /// <param name="hash">See <see cref="RowHash"/>.</param>
    public void Write(CopyRows rows, long first, CsvCursor row, Guid hash)
    {
        rows.StartRow(ProductCopy.Fields);
        rows.Write(first);
        rows.Write(row.Cell(place.Key));
        rows.Write(Text(row, place.Title));
        rows.Write(Text(row, place.Category));
        rows.Write(Text(row, place.Brand));
        WriteFacts(rows, row);
        WriteAttributes(rows, row);
        rows.Write("\u0001[]"u8);
        rows.Write("\u0001[]"u8);
        WriteSeen(rows);
        rows.Write(hash);
    }

    private static ReadOnlySpan<byte> Text(CsvCursor row, int place) => place < 0 ? default : PlainText.Trim(row.Cell(place));

    // And collects what Products.ProductHash hashes.
    private void WriteFacts(CopyRows rows, CsvCursor row)
    {
        seenLength = 0;
        See(0);
        var count = 0;
        var start = rows.BeginJson();
        rows.Append("["u8);
        foreach (var fact in facts)
        {
            var cell = Text(row, fact.Place);
            var (values, counted) = (0, 0);
            foreach (var value in new Values(cell, fact.Separator))
            {
                if (values++ == 0)
                {
                    if (count++ > 0) rows.Append(","u8);
                    rows.Append("{\"key\":"u8);
                    rows.Append(fact.Json);
                    rows.Append(",\"values\":["u8);
                    See(fact.Name);
                    counted = seenLength;
                    See(0);
                }
                else
                {
                    rows.Append(","u8);
                }

                AppendJson(rows, value);
                See(value);
            }

            if (values == 0) continue;
            rows.Append("]}"u8);
            BinaryPrimitives.WriteInt32LittleEndian(seen.AsSpan(counted), values);
        }

        rows.Append("]"u8);
        rows.EndField(start);
        BinaryPrimitives.WriteInt32LittleEndian(seen, count);
        See(0); // no pictures
    }

    private void WriteAttributes(CopyRows rows, CsvCursor row)
    {
        var count = 0;
        var start = rows.BeginJson();
        rows.Append("{"u8);
        foreach (var attribute in attributes)
        {
            var cell = Text(row, attribute.Place);
            if (cell.Length == 0) continue;
            if (count++ > 0) rows.Append(","u8);
            rows.Append(attribute.Json);
            rows.Append(":"u8);
            AppendJson(rows, cell);
        }

        rows.Append("}"u8);
        rows.EndField(start);
    }

    private void WriteSeen(CopyRows rows)
    {
        Span<byte> hash = stackalloc byte[16], hex = stackalloc byte[32];
        XxHash128.Hash(seen.AsSpan(0, seenLength), hash);
        for (var i = 0; i < hex.Length; i++) hex[i] = "0123456789abcdef"u8[(hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
        rows.Write(hex);
    }

    // There are no control characters in it: only these two have to be escaped.
    private static void AppendJson(CopyRows rows, ReadOnlySpan<byte> text)
    {
        rows.Append("\""u8);
        while (text.IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var at)
        {
            rows.Append(text[..at]);
            rows.Append("\\"u8);
            rows.Append(text.Slice(at, 1));
            text = text[(at + 1)..];
        }

        rows.Append(text);
        rows.Append("\""u8);
    }

    private void See(ReadOnlySpan<byte> text)
    {
        See(text.Length);
        text.CopyTo(Space(text.Length));
        seenLength += text.Length;
    }

    private void See(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Space(sizeof(int)), number);
        seenLength += sizeof(int);
    }

    private Span<byte> Space(int count)
    {
        if (seen.Length - seenLength < count) Array.Resize(ref seen, Math.Max(seen.Length * 2, seenLength + count));
        return seen.AsSpan(seenLength);
    }

    /// <param name="Name">UTF-8.</param>
    /// <param name="Json">The same as a JSON string.</param>
    /// <param name="Separator">What separates a list's values; null: it is none.</param>
    private sealed record Column(int Place, byte[] Name, byte[] Json, byte[]? Separator)
    {
        public static Column Of(string name, int place, string? separator) => new(
            place, Encoding.UTF8.GetBytes(name), JsonSerializer.SerializeToUtf8Bytes(name), separator is null ? null : Encoding.UTF8.GetBytes(separator));
    }

    // The values of a cell that aren't empty.
    private ref struct Values(ReadOnlySpan<byte> cell, byte[]? separator)
    {
        private ReadOnlySpan<byte> rest = cell;

        public ReadOnlySpan<byte> Current { get; private set; }

        public readonly Values GetEnumerator() => this;

        public bool MoveNext()
        {
            while (rest.Length > 0)
            {
                var at = separator is null ? -1 : rest.IndexOf(separator);
                Current = at < 0 ? rest : rest[..at];
                rest = at < 0 ? default : rest[(at + separator!.Length)..];
                if (separator is not null) Current = PlainText.Trim(Current);
                if (Current.Length > 0) return true;
            }

            return false;
        }
    }
}
