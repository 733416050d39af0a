using CsvHelper;

namespace Catalog.Jobs.Export;

/// <summary>
/// A CSV file that we write, for a spreadsheet unless it is said otherwise. It is written beside its place and gets its name in one step when it
/// is complete.
/// </summary>
internal sealed class CsvFile : IAsyncDisposable
{
    private readonly string path;
    private readonly FileForm form;
    private readonly CsvWriter writer;

    public CsvFile(string path, char delimiter = ',') : this(path, FileForm.ForSpreadsheets(delimiter))
    {
    }

    public CsvFile(string path, FileForm form)
    {
        this.path = Path.GetFullPath(path);
        this.form = form;
        Written = $"{this.path}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        writer = CsvWriter.ToFile(Written, CsvWriterOptions.Default with
        {
            Separator = form.Delimiter,
            WriteByteOrderMark = form.HasMark,
            Mode = form.IsPlain ? CsvMode.NoEscape : CsvMode.Rfc4180,
        });
    }

    /// <summary>Where the file lies until it is published.</summary>
    public string Written { get; }

    /// <summary>How many cells start like a formula and are written so, since the file is for programs.</summary>
    public int Formulas { get; private set; }

    /// <summary>Adds a row.</summary>
    public async Task WriteAsync(IEnumerable<string> cells, CancellationToken ct)
    {
        foreach (var cell in cells) writer.WriteField(Cell(cell));
        await writer.EndRecordAsync(ct);
    }

    /// <summary>Writes out what is still in memory.</summary>
    public ValueTask CloseAsync() => writer.DisposeAsync();

    /// <summary>Gives the closed file its name, in the place of an older one.</summary>
    public void Publish() => File.Move(Written, path, overwrite: true);

    /// <summary>Takes away a file that wasn't published.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        File.Delete(Written);
    }

    private string Cell(string cell)
    {
        var safe = FormulaGuard.Defuse(cell);
        if (!form.IsGuarded && safe != cell) Formulas++;
        var text = form.IsGuarded ? safe : cell;

        // Where quotation marks have no meaning inside of a cell, one at its start still has.
        return form.IsPlain && text.StartsWith('"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
