namespace Catalog.Jobs.Import.Tables;

/// <summary>Opens files as tables: finds out what they are and picks who reads them.</summary>
public static class TableFile
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What people call it: for messages.</param>
    /// <param name="known">Column names that the catalogue wants: among several ways to read the header, the one that finds most of them wins.</param>
    /// <exception cref="RefusedFileException">It can't be read as a table.</exception>
    public static async Task<ITable> OpenAsync(string path, string name, IReadOnlySet<string> known, TableSettings settings, CancellationToken ct)
    {
        var text = await SourceText.InspectAsync(path, name, ct);
        var dialect = await CsvDialect.DetectAsync(path, name, known, settings.Delimiter, ct);
        return new CsvTable(path, text, dialect);
    }
}
