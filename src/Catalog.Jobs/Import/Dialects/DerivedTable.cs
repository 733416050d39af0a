using System.Runtime.CompilerServices;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Dialects;

/// <summary>A file's table as a dialect has it: other columns, and several lines as one row where they are one product.</summary>
/// <param name="columns">What the dialect makes of the file's columns.</param>
/// <param name="groupBy">The file's column whose equal cells in lines that follow each other make them one row; -1: every line is one.</param>
internal sealed class DerivedTable(ITable inner, string dialect, IReadOnlyList<DerivedColumn> columns, int groupBy = -1) : ITable
{
    // A product of Shopify has at most 2,048 variants and 250 pictures.
    private const int MostLines = 10_000;

    public TableFormat Format { get; } = inner.Format with { Dialect = dialect };

    public IReadOnlyList<string> Header { get; } = [.. columns.Select(column => column.Name)];

    public IReadOnlyList<string> SourceHeader => inner.SourceHeader;

    public long Bytes => inner.Bytes;

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var group = new List<TableRow>();
        await foreach (var line in inner.ReadAsync(progress, ct))
        {
            if (group.Count > 0 && !Belongs(group, line))
            {
                yield return Row(group);
                group = [];
            }

            group.Add(line);
            if (group.Count > MostLines) throw new RefusedFileException($"From line {group[0].Line} on, more than {MostLines} lines are one product: \"{Key(line)}\". Is the column right?");
        }

        if (group.Count > 0) yield return Row(group);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private bool Belongs(List<TableRow> group, TableRow line) => groupBy >= 0 && Key(line) is { Length: > 0 } key && key == Key(group[0]);

    private string Key(TableRow line) => groupBy < line.Cells.Length ? line.Cells[groupBy].Trim() : "";

    private TableRow Row(List<TableRow> group)
    {
        var faults = group.SelectMany(Faults).ToList();
        var whole = group.Where(line => line.Cells.Length == inner.Header.Count).Select(line => line.Cells).ToList();
        var cells = new string[columns.Count];
        for (var i = 0; i < cells.Length; i++) cells[i] = whole.Count == 0 ? "" : columns[i].Value(whole);
        return new TableRow(group[0].Line, cells, group.Exists(line => line.IsGarbled)) { Parts = group, Faults = faults };
    }

    private IEnumerable<TableFault> Faults(TableRow line)
    {
        if (line.Cells.Length != inner.Header.Count)
        {
            yield return new(-1, "wrong-cells",
                $"Line {line.Line} has {line.Cells.Length} cells, the header {inner.Header.Count}.",
                "Give every column its cell; put cells with the separator in them in quotation marks.");
        }

        foreach (var fault in line.Faults)
        {
            if (fault.Column < 0) yield return fault;
            else foreach (var (i, column) in columns.Index().Where(column => column.Item.Sources.Contains(fault.Column))) yield return fault with { Column = i };
        }
    }
}
