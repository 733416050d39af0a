using System.Security.Cryptography;
using Catalog.Dashboard.Hosting;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>The file of an export, byte for byte: the copy that the data folder keeps.</summary>
internal static class ExportFileEndpoint
{
    public static void MapExportFile(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/exports/{id:long}/file", SendAsync);

    /// <summary>True where the server gives the file away.</summary>
    public static bool IsServed(ExportView export, DashboardSettings settings) =>
        export.KeptFile.Length > 0 && Path.GetDirectoryName(Path.GetFullPath(export.KeptFile)) == settings.Folder.Exports && File.Exists(export.KeptFile);

    private static async Task<IResult> SendAsync(long id, ExportQueries queries, DashboardSettings settings, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { } export || !IsServed(export, settings)) return Results.NotFound();

        // Another file than the receipt's isn't the export, whoever changed it.
        if (export.Sha256.Length > 0 && await ShaAsync(export.KeptFile, cancellation) != export.Sha256) return Results.StatusCode(StatusCodes.Status410Gone);
        var type = Path.GetExtension(export.KeptFile) == ".tsv" ? "text/tab-separated-values; charset=utf-8" : "text/csv; charset=utf-8";
        return Results.File(export.KeptFile, type, Path.GetFileName(export.FileName));
    }

    private static async Task<string> ShaAsync(string path, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
    }
}
