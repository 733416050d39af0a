using Catalog.Dashboard.Pages.Shared;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Products;

/// <summary>The list of products.</summary>
public sealed class IndexModel(ProductSearch search, ProductList list) : PageModel
{
    private const int PageSize = 40;

    /// <summary>The page's products.</summary>
    public IReadOnlyList<ProductLine> Products { get; private set; } = [];

    /// <summary>The query's field.</summary>
    public SearchBox Box { get; private set; } = null!;

    /// <summary>The search took too long, and what to do.</summary>
    public string? Slow { get; private set; }

    /// <summary>The article number that was looked at last, where few products match and looking stopped before the page was full; null: it didn't.</summary>
    public string? LookedTo { get; private set; }

    /// <summary>True where retired products are listed, and no others.</summary>
    public bool Retired { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(string? q, bool retired, string? after, CancellationToken cancellation)
    {
        Retired = retired;
        if (retired)
        {
            Box = SearchBox.Read("").Box;
            var gone = await list.RetiredAsync(after, PageSize + 1, cancellation);
            Products = [.. gone.Take(PageSize)];
            First = after is null ? null : Address(null);
            Next = gone.Count > PageSize ? Address(Products[^1].Sku) : null;
            return;
        }

        (Box, var tree) = SearchBox.Read(q);
        if (tree is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        if (await search.PageAsync(tree, User.AccountName(), after, PageSize + 1, withRetired: false, cancellation) is not { } page)
        {
            Slow = SlowSearch.Message;
            return;
        }

        Products = await list.OfAsync([.. page.Ids.Take(PageSize)], cancellation);
        First = after is null ? null : Address(null);
        LookedTo = page.LookedTo;
        Next = page.Ids.Count > PageSize ? Address(Products[^1].Sku) : LookedTo is { } sku ? Address(sku) : null;
    }

    private string Address(string? after)
    {
        var query = new QueryBuilder();
        if (Retired) query.Add("retired", "true");
        if (Box.Query.Length > 0) query.Add("q", Box.Query);
        if (after is not null) query.Add("after", after);
        return "/products" + query;
    }
}
