using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Export.Formats;

/// <summary>Where columns stand in a file that came back; a spreadsheet may have moved them.</summary>
internal sealed class TextHeader(IReadOnlyList<string> header)
{
    private readonly Dictionary<string, int> places = header.Index().Where(column => column.Item.Length > 0)
        .GroupBy(column => column.Item).ToDictionary(group => group.Key, group => group.First().Index);

    /// <summary>The column names.</summary>
    public IEnumerable<string> Columns => places.Keys;

    /// <summary>True where the file has a column.</summary>
    public bool Has(string column) => places.ContainsKey(column);

    /// <summary>A cell; empty where the file hasn't the column or the row ends before it.</summary>
    public string Cell(TableRow row, string column) => places.TryGetValue(column, out var place) && place < row.Cells.Length ? row.Cells[place] : "";
}
