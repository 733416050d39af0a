using System.Globalization;
using System.Text.Json;

namespace Catalog.Benchmarks;

/// <summary>What a benchmark found: tables for people, or one JSON object with <c>--json</c>.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly List<Table> tables = [];

    /// <summary>Begins a table.</summary>
    /// <param name="about">Names the first column.</param>
    /// <param name="columns">Names of the others.</param>
    public void Head(string about, params string[] columns) => tables.Add(new Table(about, columns));

    /// <summary>Adds a row to the newest table; NaN is a cell that says nothing.</summary>
    public void Row(string name, params double[] cells) => RowOf(tables.Count - 1, name, cells);

    /// <summary>Adds a row to a table by its number.</summary>
    public void RowOf(int index, string name, params double[] cells)
    {
        if (cells.Length != tables[index].Columns.Length) throw new ArgumentException($"{name}: {cells.Length} cells", nameof(cells));
        tables[index].Rows.Add(new Line(name, [.. cells.Select(cell => double.IsNaN(cell) ? (double?)null : Math.Round(cell, 4))]));
    }

    /// <summary>Says something about the newest table.</summary>
    public void Note(string text) => tables[^1].Notes.Add(text);

    /// <summary>Writes everything.</summary>
    public void Write(string benchmark, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { benchmark, tables }, Options));
            return;
        }

        foreach (var table in tables)
        {
            output.WriteLine($"\n  {table.About,-48}{string.Concat(table.Columns.Select(column => column.PadLeft(Width(column))))}");
            foreach (var row in table.Rows)
                output.WriteLine($"  {row.Name,-48}{string.Concat(row.Cells.Select((cell, i) => Text(cell).PadLeft(Width(table.Columns[i]))))}");
            foreach (var note in table.Notes) output.WriteLine($"  {note}");
        }
    }

    private static int Width(string column) => Math.Max(12, column.Length + 2);

    private static string Text(double? value) => value switch
    {
        null => "-",
        { } number when number == Math.Floor(number) => number.ToString("#,0", CultureInfo.InvariantCulture),
        { } number => number.ToString(Math.Abs(number) < 100 ? "0.000" : "#,0.0", CultureInfo.InvariantCulture),
    };

    private sealed record Table(string About, string[] Columns)
    {
        public List<Line> Rows { get; } = [];

        public List<string> Notes { get; } = [];
    }

    private sealed record Line(string Name, double?[] Cells);
}
