using System.Runtime.CompilerServices;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>A table seen through a mapping: the catalogue's columns, then those of the table that nothing is taken from.</summary>
public sealed class MappedTable : ITable
{
    private readonly ITable table;

    // Where each cell of a row comes from; -1: from nowhere.
    private readonly int[] places;

    private MappedTable(ITable table, IReadOnlyList<string> header, int[] places)
    {
        this.table = table;
        this.places = places;
        Header = header;
    }

    /// <inheritdoc/>
    public TableFormat Format => table.Format;

    /// <inheritdoc/>
    public IReadOnlyList<string> Header { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> SourceHeader => table.SourceHeader;

    /// <inheritdoc/>
    public long Bytes => table.Bytes;

    /// <summary>Looks at a table through a mapping; through one without columns it is the table itself.</summary>
    /// <param name="saved">The saved mapping, which messages name.</param>
    /// <exception cref="RefusedFileException">A column that the mapping wants is missing, or catalog.json has columns that it says nothing about.</exception>
    public static ITable Over(ITable table, SavedMapping saved, ColumnMapping columns)
    {
        if (saved.Mapping.Columns.Count == 0) return table;
        var fit = MappingFit.Of(saved.Mapping, saved.Header, table.Header, columns);
        if (!fit.IsComplete) throw new RefusedFileException(Refusal.Of(saved.Name, fit));
        var known = ColumnLayout.Mapped(columns).ToHashSet();
        var used = saved.Mapping.Columns.Select(match => match.From).ToHashSet();
        var rest = table.Header.Index().Where(column => !used.Contains(column.Item) && !known.Contains(column.Item)).ToList();
        return new MappedTable(
            table,
            [.. known, .. rest.Select(column => column.Item)],
            [.. known.Select(column => saved.Mapping.Of(column)!.From is { } from ? Place(table.Header, from) : -1), .. rest.Select(column => column.Index)]);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in table.ReadAsync(progress, ct))
        {
            // With too many or too few cells nobody knows which is which: such a row goes on as it is, to be rejected.
            var isWhole = row.Cells.Length == table.Header.Count;
            yield return row with
            {
                Cells = isWhole ? [.. places.Select(place => place < 0 ? "" : row.Cells[place])] : Unfit(row.Cells),
                Parts = row.Parts.Count > 0 ? row.Parts : [row],
                Faults = isWhole ? [.. row.Faults.SelectMany(Moved)] : [.. row.Faults.Where(fault => fault.Column < 0), Misfit(row)],
            };
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => table.DisposeAsync();

    // A fault of a cell is one of every column that is taken from it.
    private IEnumerable<TableFault> Moved(TableFault fault) => fault.Column < 0
        ? [fault]
        : places.Index().Where(place => place.Item == fault.Column).Select(place => fault with { Column = place.Index });

    private TableFault Misfit(TableRow row) => new(-1, "wrong-cells",
        $"The row has {row.Cells.Length} cells, the header {table.Header.Count}.",
        "Give every column its cell; put cells with the separator in them in quotation marks.");

    private string[] Unfit(string[] cells) => cells.Length == Header.Count ? [.. cells, ""] : cells;

    private static int Place(IReadOnlyList<string> header, string column) => header.Index().First(name => name.Item == column).Index;
}
