using Catalog.Jobs.Search;

namespace Catalog.Dashboard.Pages.Texts;

/// <summary>Suggestions for a query that is being written.</summary>
internal static class SearchEndpoint
{
    public static void MapSearchCompletion(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/search/complete", CompleteAsync);

    private static async Task<IResult> CompleteAsync(string? q, int? at, SearchCompletion completion, CancellationToken cancellation) =>
        Results.Json(await completion.CompleteAsync(q ?? "", at ?? int.MaxValue, cancellation));
}
