using System.Text;
using System.Text.Json;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Import.Drop;

/// <summary>Imports a file that was taken, and puts it away with its report.</summary>
internal sealed class DropImport(Importer importer, TextImporter texts, RejectsFile rejects, DropFiles files, string root, TimeProvider time)
{
    private const string StartedBy = "drop folder";

    // A file that ends the program every time would keep all others.
    private const int MostAttempts = 3;

    /// <summary>Imports the file of a folder below <c>working/</c>.</summary>
    /// <returns>Null where the folder has no file.</returns>
    public async Task<DropResult?> RunAsync(string folder, CatalogDefinition catalog, CancellationToken ct)
    {
        if (Directory.EnumerateFiles(folder).Select(DropFile.Of).FirstOrDefault() is not { } file)
        {
            Directory.Delete(folder, recursive: true);
            return null;
        }

        var name = Path.GetFileName(file.Path);
        var result = await files.AttemptAsync(file, time.GetUtcNow(), ct) > MostAttempts
            ? new ImportResult(null, $"The program ended {MostAttempts} times while it imported this file.")
            : await ImportAsync(file.Path, name, catalog, ct);
        if (result.Report is { } report) await WriteAsync(folder, report, ct);
        else await File.WriteAllTextAsync(Path.Combine(folder, name + ".reason.txt"), result.Refusal + "\n", Encoding.UTF8, ct);
        var target = Path.Combine(root, result.Report is null ? "failed" : "done", Path.GetFileName(folder));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Directory.Move(folder, target);
        await files.ForgetAsync([file.Path], ct);
        return new(name, target, result.Report, result.Refusal);
    }

    private async Task<ImportResult> ImportAsync(string path, string name, CatalogDefinition catalog, CancellationToken ct)
    {
        try
        {
            // Pictures lie where the file lay; those of a rejects file where its import's lay.
            var options = new ImportOptions(StartedBy, FileName: name, BaseFolder: (await rejects.OriginAsync(name, ct))?.BaseFolder ?? root);
            // An export that a person edited brings texts.
            return await texts.ImportAsync(path, catalog, null, options, ct) ?? await importer.ImportAsync(path, catalog, options, null, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(null, exception.Message);
        }
    }

    private static async Task WriteAsync(string folder, ImportReport report, CancellationToken ct)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, report.File + ".report.json"), JsonSerializer.Serialize(report, RunReport.Json) + "\n", ct);
        if (report.RejectsFile is { } rejected) File.Copy(rejected, Path.Combine(folder, Path.GetFileName(rejected)), overwrite: true);
    }
}
