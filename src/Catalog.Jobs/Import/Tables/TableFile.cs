using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Tables.Workbooks;

namespace Catalog.Jobs.Import.Tables;

/// <summary>Opens files as tables: finds out by their content what they are and picks who reads them.</summary>
public static class TableFile
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What people call it: for messages.</param>
    /// <param name="known">Column names that the catalogue wants: among several ways to read the header, the one that finds most of them wins. Empty: it isn't known.</param>
    /// <exception cref="RefusedFileException">It can't be read as a table.</exception>
    public static async Task<ITable> OpenAsync(string path, string name, IReadOnlySet<string> known, TableSettings settings, CancellationToken ct)
    {
        var table = await OpenAsItIsAsync(path, name, known, settings, ct);
        try
        {
            return KnownDialects.See(table, name, known, settings);
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }
    }

    private static async Task<ITable> OpenAsItIsAsync(string path, string name, IReadOnlySet<string> known, TableSettings settings, CancellationToken ct)
    {
        var kind = await FileKind.OfAsync(path, name, ct);
        if (kind.Refusal is { } refusal) throw new RefusedFileException(refusal);
        if (kind.IsZip) return await OpenWorkbookAsync(path, name, settings.Sheet, ct);

        var text = await SourceText.InspectAsync(path, name, settings.Encoding, ct);
        return new CsvTable(text, await CsvLayout.DetectAsync(text, name, known, settings.Delimiter, ct));
    }

    private static async Task<ITable> OpenWorkbookAsync(string path, string name, string? sheet, CancellationToken ct)
    {
        var zip = await GuardedZip.OpenAsync(path, name, ZipLimits.Workbook, ct);
        try
        {
            if (!WorkbookFile.IsOne(zip)) throw new RefusedFileException($"{name} is a zip file and no workbook.");
            return WorkbookTable.Open(zip, sheet);
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }
}
