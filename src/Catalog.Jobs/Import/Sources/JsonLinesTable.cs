using System.Runtime.CompilerServices;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import.Sources;

/// <summary>JSON lines as a table. Its columns are those of all lines together, in the order in which they first appear; a line without one has an empty cell there.</summary>
internal sealed class JsonLinesTable : ITable
{
    private const int MostColumns = 2000;

    private readonly string path;
    private readonly string name;
    private readonly JsonCells cells;

    private JsonLinesTable(string path, string name, JsonCells cells, IReadOnlyList<string> header) => (this.path, this.name, this.cells, Header) = (path, name, cells, header);

    public TableFormat Format { get; } = new("UTF-8", null, null);

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<string> SourceHeader => Header;

    public long Bytes => new FileInfo(path).Length;

    /// <summary>Opens a file: reads it once for its columns.</summary>
    /// <param name="lists">Column → what separates its values.</param>
    /// <exception cref="RefusedFileException">It has no line, or one that is no JSON object.</exception>
    public static async Task<ITable> OpenAsync(string path, string name, IReadOnlyDictionary<string, string> lists, CancellationToken ct)
    {
        var (cells, header, known) = (new JsonCells(lists), new List<string>(), new HashSet<string>());
        await foreach (var (line, value, _) in JsonLines.ReadAsync(path, name, ct))
        {
            header.AddRange(cells.Of(value, name, line).Keys.Where(known.Add));
            if (header.Count > MostColumns) throw new RefusedFileException($"{name} has more than {MostColumns} different members by line {line}. Are their names data?");
        }

        return header.Count == 0 ? throw new RefusedFileException($"{name} is empty.") : new JsonLinesTable(path, name, cells, header);
    }

    public async IAsyncEnumerable<TableRow> ReadAsync(IProgress<long>? progress, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var (line, value, bytes) in JsonLines.ReadAsync(path, name, ct))
        {
            var row = cells.Of(value, name, line);
            yield return new(line, [.. Header.Select(column => row.GetValueOrDefault(column, ""))]);
            progress?.Report(bytes);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
