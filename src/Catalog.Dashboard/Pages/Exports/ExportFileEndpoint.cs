using Catalog.Dashboard.Hosting;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>The file of an export, where it lies in the data folder. One that was written elsewhere by the command line stays there.</summary>
internal static class ExportFileEndpoint
{
    public static void MapExportFile(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/exports/{id:long}/file", SendAsync);

    /// <summary>True where the server gives the file away.</summary>
    public static bool IsServed(ExportView export, DashboardSettings settings) =>
        Path.GetDirectoryName(Path.GetFullPath(export.FileName)) == settings.Folder.Exports && File.Exists(export.FileName);

    private static async Task<IResult> SendAsync(long id, ExportQueries queries, DashboardSettings settings, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { } export || !IsServed(export, settings)) return Results.NotFound();
        return Results.File(export.FileName, "text/csv; charset=utf-8", Path.GetFileName(export.FileName));
    }
}
