using Catalog.Dashboard.Hosting;
using Catalog.Jobs.Import;
using Npgsql;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>The file with the rows that an import left out, to correct and bring again.</summary>
internal static class RejectsEndpoint
{
    public static void MapRejectsFile(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/imports/{id:long}/rejects", SendAsync);

    private static async Task<IResult> SendAsync(
        long id, ImportQueries queries, NpgsqlDataSource source, DashboardSettings settings, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { Rejected: > 0 } import) return Results.NotFound();
        var rejects = new RejectsFile(source, settings.Folder);
        var path = rejects.PathOf(id, import.FileName);

        // The file may have been cleaned up, or the import ran on another machine: the database has all that is in it.
        if (!File.Exists(path)) path = await rejects.WriteAsync(id, ',', cancellation);
        return path is null ? Results.NotFound() : Results.File(path, "text/csv; charset=utf-8", Path.GetFileName(path));
    }
}
