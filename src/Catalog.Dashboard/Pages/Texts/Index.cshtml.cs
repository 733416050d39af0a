using Catalog.Dashboard.Pages.Shared;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Texts;

/// <summary>The list of texts that a query finds.</summary>
public sealed class IndexModel(TextList list, SavedViews views) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The list, as it stands in the address.</summary>
    public TextsRoute List { get; private set; } = null!;

    /// <summary>The query's field.</summary>
    public SearchBox Box { get; private set; } = null!;

    /// <summary>The page's texts.</summary>
    public IReadOnlyList<TextLine> Lines { get; private set; } = [];

    /// <summary>How many the query finds; null: it can't be read.</summary>
    public TextTotal? Total { get; private set; }

    /// <summary>The saved views of the person.</summary>
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>Where the pages lead to.</summary>
    public PagerLinks Pager { get; private set; } = new(null, null);

    /// <summary>The search took too long, and what to do.</summary>
    public string? Slow { get; private set; }

    /// <summary>Where looking goes on, where few match and it stopped before the page was full; null: it didn't.</summary>
    public string? LooksOn { get; private set; }

    /// <summary>The view that is open and still as it was saved; null: none.</summary>
    public SavedView? Current => Views.FirstOrDefault(view => view.Id == List.View && TextsRoute.Of(view) == List);

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        List = TextsRoute.Read(Request.Query);
        (Box, var tree) = SearchBox.Read(List.Query);
        var account = User.AccountName();
        Views = await views.OfAsync(account, cancellation);
        if (tree is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var place = TextsRoute.Place(Request.Query);
        if (await list.PageAsync(tree, account, List.Sort, place, PageSize, cancellation) is not { } page)
        {
            Slow = SlowSearch.Message;
            return;
        }

        Lines = page.Lines;
        Total = await list.CountAsync(tree, account, cancellation);
        LooksOn = page.LookedTo is { } reached ? List.To(reached) : null;
        var (last, first) = Lines.Count > 0 ? (List.To(Lines[^1].Place(List.Sort, isBefore: false)), List.To(Lines[0].Place(List.Sort, isBefore: true))) : (null, null);
        Pager = new PagerLinks(
            place is null ? null : List.To(),
            place is { IsBefore: true } ? last : page.HasBehind ? LooksOn ?? last : null,
            place is { IsBefore: true } ? page.HasBefore ? LooksOn ?? first : null : page.HasBefore ? first : null);
    }
}
