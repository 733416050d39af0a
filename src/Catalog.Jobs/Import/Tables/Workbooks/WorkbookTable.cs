using System.Runtime.CompilerServices;
using Catalog.Jobs.Import.Archives;

namespace Catalog.Jobs.Import.Tables.Workbooks;

/// <summary>A sheet of a workbook as a table: its first row with cells is the header, and rows have its width.</summary>
internal sealed class WorkbookTable : ITable
{
    private const int SampleRows = 300;

    private readonly GuardedZip zip;
    private readonly SheetReader sheets;
    private readonly string part;

    private WorkbookTable(GuardedZip zip, SheetReader sheets, string part, IReadOnlyList<string> header, TableFormat format)
    {
        (this.zip, this.sheets, this.part) = (zip, sheets, part);
        (Header, Format) = (header, format);
    }

    public TableFormat Format { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<string> SourceHeader => Header;

    public long Bytes => 0;

    /// <summary>Opens a sheet; the table owns the file then.</summary>
    /// <param name="sheet">Its name; null: the first one that isn't empty.</param>
    /// <exception cref="RefusedFileException">There is no such sheet, or it has no header.</exception>
    public static WorkbookTable Open(GuardedZip zip, string? sheet)
    {
        var workbook = new WorkbookFile(zip);
        var sheets = workbook.Sheets(out var is1904);
        var names = sheets.Select(one => one.Name).ToList();
        if (sheet is not null && !names.Contains(sheet))
            throw new RefusedFileException($"{zip.Name} has no sheet \"{sheet}\". It has: {string.Join(", ", names.Select(name => $"\"{name}\""))}.");
        var reader = new SheetReader(workbook, SharedStrings.Read(workbook, zip.Name), CellFormats.Read(workbook), is1904);
        foreach (var (name, part) in sheets.Where(one => sheet is null || one.Name == sheet))
        {
            var sample = reader.Read(part).Take(SampleRows).ToList();
            if (sample.Count == 0) continue;
            var header = Names(zip.Name, sample[0]);
            var format = new TableFormat("", null, null) { Sheet = name, Sheets = names, Decimals = Decimals.Of(sample.Skip(1).SelectMany(row => row.Cells).Select(cell => cell.Trim())) };
            return new(zip, reader, part, header, format);
        }

        throw new RefusedFileException($"{zip.Name} has no sheet with cells.");
    }

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        // The parser is fastest with its bytes at hand, and they come from a local file.
        foreach (var row in sheets.Read(part).Skip(1))
        {
            ct.ThrowIfCancellationRequested();
            yield return HeaderRow.Checked(Fitted(row), Header);
        }

        await ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    private static string[] Names(string name, TableRow row)
    {
        if (row.Faults is [var fault, ..]) throw new RefusedFileException($"Row {row.Line}, column {fault.Column + 1} of {name}, which names a column: {fault.Reason} {fault.Hint}");
        var header = HeaderRow.Names(row, name);
        return header[..(Array.FindLastIndex(header, cell => cell.Length > 0) + 1)];
    }

    // Cells behind the last one that has something aren't written, and empty ones with a colour are.
    private TableRow Fitted(TableRow row)
    {
        if (row.Cells.Length == Header.Count) return row;
        var cells = row.Cells;
        var last = Array.FindLastIndex(cells, cell => cell.Length > 0) + 1;
        var width = Math.Max(Header.Count, last);
        Array.Resize(ref cells, width);
        for (var i = row.Cells.Length; i < width; i++) cells[i] = "";
        return row with { Cells = cells };
    }
}
