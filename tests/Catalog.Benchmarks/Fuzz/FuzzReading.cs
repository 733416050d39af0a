using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Tables.Encodings;
using Catalog.Jobs.Storage;

namespace Catalog.Benchmarks.Fuzz;

/// <summary>What became of a file.</summary>
/// <param name="Rows">Lines of data that were read.</param>
/// <param name="Rejected">Rows that were rejected.</param>
/// <param name="IsCounted">True where a second count of the lines was possible.</param>
internal sealed record FuzzResult(bool IsRefused, int Rows, int Rejected, bool IsCounted);

/// <summary>Reads a file as an import does, up to the products that would be compared with the database.</summary>
internal sealed class FuzzReading(string folder)
{
    private static readonly string[] Titles = ["title", "name", "Title"];

    private readonly ArchiveFolder archives = new(new DataFolder(Path.Combine(folder, "data")));

    /// <summary>Reads it.</summary>
    /// <exception cref="FuzzException">A line is lost, or a message says nothing.</exception>
    public async Task<FuzzResult> ReadAsync(string file, bool knowsCatalog, CancellationToken ct)
    {
        try
        {
            var path = await archives.UnpackAsync(file, "fuzz", ct);
            var known = knowsCatalog ? new HashSet<string> { "sku", "title" } : [];
            await using var table = await TableFile.OpenAsync(path, "fuzz", known, TableSettings.Detect, ct);
            return await RowsAsync(table, path, ct);
        }
        catch (RefusedFileException refusal)
        {
            if (refusal.Message.Length < 10 || refusal.Message.Contains("Exception", StringComparison.Ordinal)) throw new FuzzException($"a message says nothing: {refusal.Message}");
            return new(true, 0, 0, false);
        }
    }

    private static async Task<FuzzResult> RowsAsync(ITable table, string path, CancellationToken ct)
    {
        var reader = Reader(table.Header, Path.GetDirectoryName(path)!);
        var (rows, items, good, rejected, last, garbled) = (0, 0, 0, 0, 0, false);
        await foreach (var row in table.ReadAsync(null, ct))
        {
            items++;
            rows += Math.Max(1, row.Parts.Count);
            garbled |= row.IsGarbled;
            foreach (var part in row.Parts.Count > 0 ? row.Parts : [row])
            {
                if (part.Line <= last) throw new FuzzException($"line {part.Line} comes behind line {last}");
                last = part.Line;
            }

            if (reader is null) continue;
            if (await reader.ReadAsync(row, ct) is null) rejected++;
            else good++;
        }

        if (reader is not null && table is CsvTable csv) await reader.Bytes.CompareAsync(csv, ct);
        if (reader is not null && good + rejected != items) throw new FuzzException($"{items} rows, but {good} good and {rejected} rejected ones");
        var expected = garbled ? null : Expected(table.Format, path);
        return expected is null || expected == rows ? new(false, rows, rejected, expected is not null) : throw new FuzzException($"{rows} lines were read, {expected} are there");
    }

    // Some column is the key and some the title, so that every table is read to its products.
    private static FuzzRows? Reader(IReadOnlyList<string> header, string folder)
    {
        var once = header.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() == 1).Select(group => group.Key).ToList();
        if (once.Count < 2) return null;
        var title = Titles.FirstOrDefault(once.Contains) ?? once[1];
        var key = once.First(name => name != title);
        string[] pictures = [.. once.Where(name => name.StartsWith("image", StringComparison.Ordinal) && name != key && name != title).Take(2)];
        var columns = new ColumnMapping(key, title, [title, .. once.Except([key, title]).Except(pictures).Take(5)], new Dictionary<string, string>(), pictures, [], [], null, null);
        return new FuzzRows(columns, new ColumnLayout("fuzz", header, columns), new MediaFolder(folder));
    }

    private static int? Expected(TableFormat format, string path)
    {
        if (format.Delimiter is not { } delimiter || TextEncodings.Find(format.Encoding) is not { } encoding) return null;
        var bytes = File.ReadAllBytes(path);
        var text = encoding.Strict.GetString(bytes.AsSpan(TextEncodings.Mark(bytes) is { } mark && mark.Encoding == encoding ? mark.Bytes : 0));
        if (LineCounter.Count(text, delimiter) is not { } records) return null;
        var said = text.TrimStart().TrimStart('"').StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
        return said ? null : records - 1;
    }
}

/// <summary>The fuzzer found something.</summary>
internal sealed class FuzzException(string message) : Exception(message);
