using System.IO.Hashing;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Import.Tables.Workbooks;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Import.Archives;

/// <summary>
/// Zip files with a table, and pictures and documents beside it, unpacked in the data folder. Each lies in a folder named by its content: the same file isn't
/// unpacked twice, and products keep the paths of their pictures.
/// </summary>
public sealed class ArchiveFolder(DataFolder folder, TimeProvider? time = null)
{
    private static readonly string[] Tables = [".csv", ".tsv", ".xlsx", ".txt"];

    /// <summary>The table that a file is, or has in it.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What people call it.</param>
    /// <returns>The path itself where it is no zip file, or a workbook; else the table's in the unpacked folder: what lies beside it there is its pictures and documents.</returns>
    /// <exception cref="RefusedFileException">It can't be unpacked safely, or hasn't exactly one table; nothing of it is kept then.</exception>
    public async Task<string> UnpackAsync(string path, string name, CancellationToken ct)
    {
        if (!(await FileKind.OfAsync(path, name, ct)).IsZip) return path;
        await using var zip = await GuardedZip.OpenAsync(path, name, ZipLimits.Archive, ct);
        if (WorkbookFile.IsOne(zip)) return path;

        var files = ArchiveEntries.Checked(zip);
        var table = OnlyTable(name, [.. files.Select(file => file.Path)]);
        var target = Path.Combine(folder.Archives, await HashAsync(path, ct));
        if (Directory.Exists(target)) Keep(target);
        if (!Directory.Exists(target)) await UnpackAsync(zip, files, target, ct);
        return Path.Combine(target, table);
    }

    /// <summary>The same, with the refusal as a value; the path is the file's own then.</summary>
    public async Task<(string Path, string? Refusal)> TryUnpackAsync(string path, string name, CancellationToken ct)
    {
        try
        {
            return (await UnpackAsync(path, name, ct), null);
        }
        catch (RefusedFileException exception)
        {
            return (path, exception.Message);
        }
    }

    private async Task UnpackAsync(GuardedZip zip, IReadOnlyList<ArchiveEntry> files, string target, CancellationToken ct)
    {
        folder.Create();
        var written = Directory.CreateDirectory($"{target}.{Guid.NewGuid():N}").FullName;
        try
        {
            foreach (var file in files)
            {
                var place = Path.Combine(written, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                await using (var output = new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
                {
                    await using var input = zip.Open(file.Entry);
                    await input.CopyToAsync(output, 1 << 16, ct);
                }

                // A picture that stayed the same isn't read again: it is known by its time of change.
                File.SetLastWriteTimeUtc(place, file.Entry.LastWriteTime.UtcDateTime);
            }

            Publish(written, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedFileException($"{zip.Name} can't be unpacked: {exception.Message}");
        }
        finally
        {
            if (Directory.Exists(written)) Directory.Delete(written, recursive: true);
        }
    }

    // Used now: it isn't old, whenever it was unpacked; see ArchiveSweep.
    private void Keep(string target)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(target, (time ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        }
        catch (DirectoryNotFoundException)
        {
            // It was swept at this moment, and is unpacked anew.
        }
    }

    // Another import may have unpacked the same file meanwhile.
    private static void Publish(string written, string target)
    {
        try
        {
            Directory.Move(written, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
        }
    }

    private static string OnlyTable(string name, IReadOnlyList<string> files)
    {
        var tables = files.Where(file => Tables.Contains(Path.GetExtension(file).ToLowerInvariant())).ToList();
        // A readme isn't meant where there is a table.
        if (tables.Exists(file => !IsPlain(file))) tables.RemoveAll(IsPlain);
        // The catalogue's own glossary may lie beside the table.
        if (tables.Count > 1 && files.Any(file => Path.GetFileName(file) == "catalog.json")) tables.RemoveAll(file => Path.GetFileName(file) == "glossary.csv");
        return tables switch
        {
            [var table] => table,
            [] => throw new RefusedFileException($"{name} has no table in it: pack one .csv, .tsv or .xlsx file, with the pictures and documents beside it."),
            _ => throw new RefusedFileException($"{name} has {tables.Count} tables in it, and it isn't said which one is meant: {string.Join(", ", tables.Take(10).Select(GuardedZip.Shown))}. Pack one."),
        };

        static bool IsPlain(string file) => Path.GetExtension(file).Equals(".txt", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var hash = new XxHash128();
        await hash.AppendAsync(stream, ct);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
