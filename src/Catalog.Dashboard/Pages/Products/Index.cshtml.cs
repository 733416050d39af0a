using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Products;

/// <summary>The list of products.</summary>
public sealed class IndexModel(ProductList list) : PageModel
{
    private const int PageSize = 40;

    /// <summary>The page's products.</summary>
    public IReadOnlyList<ProductLine> Products { get; private set; } = [];

    /// <summary>What was searched for.</summary>
    public string Start { get; private set; } = "";

    /// <summary>True where retired products are listed, and no others.</summary>
    public bool Retired { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(string? q, bool retired, string? after, CancellationToken cancellation)
    {
        (Start, Retired) = (q ?? "", retired);
        var rows = await list.PageAsync(after, q, retired, PageSize + 1, cancellation);
        Products = [.. rows.Take(PageSize)];
        First = after is null ? null : Address(null);
        Next = rows.Count > PageSize ? Address(Products[^1].Sku) : null;
    }

    private string Address(string? after)
    {
        var query = new QueryBuilder();
        if (Start.Length > 0) query.Add("q", Start);
        if (Retired) query.Add("retired", "true");
        if (after is not null) query.Add("after", after);
        return "/products" + query;
    }
}
