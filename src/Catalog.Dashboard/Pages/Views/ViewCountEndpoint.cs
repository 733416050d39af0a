using System.Security.Claims;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Search;

namespace Catalog.Dashboard.Pages.Views;

/// <summary>How many texts a view has, as a piece of a page: asked for behind the page, so that no page waits for counts.</summary>
internal static class ViewCountEndpoint
{
    public static void MapViewCounts(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/views/{id:long}/count", CountAsync);

    private static async Task<IResult> CountAsync(long id, ClaimsPrincipal user, SavedViews views, TextList list, CancellationToken cancellation)
    {
        if (await views.GetAsync(id, user.AccountName(), cancellation) is not { } view) return Results.NotFound();
        if (SearchParser.Read(view.Query).Query is not { } query) return Results.Text("–", "text/plain");
        var total = await list.CountAsync(query, user.AccountName(), cancellation);
        var text = total.Texts is not { } texts ? "many" : Show.Number(texts) + (total.IsMore ? "+" : "");
        return Results.Text(text, "text/plain; charset=utf-8");
    }
}
