using Catalog.Dashboard.Hosting;
using Catalog.Jobs.Review;
using Catalog.Jobs.Terminology;

namespace Catalog.Dashboard.Pages.Glossary;

/// <summary>The glossary as a file, and what an upload left out.</summary>
internal static class GlossaryEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapGlossaryFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/glossary/file", SendAsync);
        endpoints.MapGet("/glossary/rejects", SendRejects);
    }

    /// <summary>The part of a rejects file's name by which it is asked for.</summary>
    public static string IdOf(string rejectsFile) => Path.GetFileName(rejectsFile).Split('-')[1];

    private static async Task<IResult> SendAsync(GlossaryStore store, ICurrentCatalog catalogs, CancellationToken cancellation)
    {
        // Also takes over what is new in the catalogue's glossary file.
        await catalogs.ReadAsync(cancellation);
        var entries = await store.AllAsync(cancellation);
        return Results.File(GlossaryExport.Write(entries), Csv, "glossary.csv");
    }

    private static IResult SendRejects(Guid? id, DashboardSettings settings)
    {
        if (id is null || !Directory.Exists(settings.Folder.Rejects)) return Results.NotFound();
        var file = Directory.EnumerateFiles(settings.Folder.Rejects, $"glossary-{id:N}-*.csv").FirstOrDefault();
        return file is null ? Results.NotFound() : Results.File(file, Csv, Path.GetFileName(file));
    }
}
