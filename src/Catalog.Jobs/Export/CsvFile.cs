using CsvHelper;

namespace Catalog.Jobs.Export;

/// <summary>
/// A CSV file that we write: UTF-8 with a byte order mark (without it Excel takes it for another encoding), lines ended by CR LF, cells safe
/// to open in a spreadsheet. It is written beside its place and gets its name in one step when it is complete.
/// </summary>
internal sealed class CsvFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string written;
    private readonly CsvWriter writer;

    public CsvFile(string path, char delimiter = ',')
    {
        this.path = Path.GetFullPath(path);
        written = $"{this.path}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        writer = CsvWriter.ToFile(written, CsvWriterOptions.Default with { Separator = delimiter, WriteByteOrderMark = true });
    }

    /// <summary>Adds a row.</summary>
    public async Task WriteAsync(IEnumerable<string> cells, CancellationToken ct)
    {
        foreach (var cell in cells) writer.WriteField(FormulaGuard.Defuse(cell));
        await writer.EndRecordAsync(ct);
    }

    /// <summary>Writes out what is still in memory.</summary>
    public ValueTask CloseAsync() => writer.DisposeAsync();

    /// <summary>Gives the closed file its name, in the place of an older one.</summary>
    public void Publish() => File.Move(written, path, overwrite: true);

    /// <summary>Takes away a file that wasn't published.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        File.Delete(written);
    }
}
