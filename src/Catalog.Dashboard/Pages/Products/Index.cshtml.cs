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

        if (await search.PageAsync(tree, User.AccountName(), after, PageSize + 1, withRetired: false, cancellation) is not { } ids)
        {
            Slow = SlowSearch.Message;
            return;
        }

        Products = await list.OfAsync([.. ids.Take(PageSize)], cancellation);
        First = after is null ? null : Address(null);
        Next = ids.Count > PageSize ? Address(Products[^1].Sku) : null;
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
