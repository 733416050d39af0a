using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

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

    public CsvFile(string path, string delimiter = ",")
    {
        this.path = Path.GetFullPath(path);
        written = $"{this.path}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        writer = new CsvWriter(new StreamWriter(written, false, new UTF8Encoding(true)), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, NewLine = "\r\n" });
    }

    /// <summary>Adds a row.</summary>
    public async Task WriteAsync(IEnumerable<string> cells)
    {
        foreach (var cell in cells) writer.WriteField(FormulaGuard.Defuse(cell));
        await writer.NextRecordAsync();
    }

    /// <summary>Writes out what is still in memory.</summary>
    public async Task CloseAsync()
    {
        await writer.FlushAsync();
        await writer.DisposeAsync();
    }

    /// <summary>Gives the closed file its name, in the place of an older one.</summary>
    public void Publish() => File.Move(written, path, overwrite: true);

    /// <summary>Takes away a file that wasn't published.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        File.Delete(written);
    }
}
