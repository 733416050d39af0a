using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>A queue as a list, to jump into. Looking holds nothing.</summary>
public sealed class ListModel(QueueList list, ReviewScreens screens, TimeProvider time) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The queue and its bar.</summary>
    public ReviewScreen Screen { get; private set; } = null!;

    /// <summary>The page's texts.</summary>
    public IReadOnlyList<QueueLine> Lines { get; private set; } = [];

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>So few texts match the query that looking stopped before the page was full.</summary>
    public bool IsLookedTo { get; private set; }

    /// <summary>When the page was made.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var route = ReviewRoute.Read(Request.Query);
        var page = await list.PageAsync(route.Filter, route.After, User.AccountName(), PageSize + 1, cancellation);
        Lines = [.. page.Lines.Take(PageSize)];
        First = route.After is null ? null : route.List;
        IsLookedTo = page.LookedTo is not null;
        Next = page.Lines.Count > PageSize ? route.ListBehind(Lines[^1].Place(route.Filter.Order)) : page.LookedTo is { } reached ? route.ListBehind(reached) : null;

        // What is opened from the list is in the queue from its start.
        Screen = await screens.BuildAsync(route with { After = null }, null, User.AccountName(), cancellation);
    }
}
