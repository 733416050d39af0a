using Catalog.Dashboard.Pages.Products;
using Catalog.Dashboard.Pages.Shared;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Matrix;

/// <summary>Products and languages: where each text stands.</summary>
public sealed class IndexModel(ProductSearch search, ProductList products, CopyCounts counts, ICurrentCatalog catalogs) : PageModel
{
    private const int PageSize = 40;

    /// <summary>The query's field.</summary>
    public SearchBox Box { get; private set; } = null!;

    /// <summary>The page's products.</summary>
    public IReadOnlyList<MatrixRow> Rows { get; private set; } = [];

    /// <summary>The languages, in the catalogue's order, then those that it has no longer.</summary>
    public IReadOnlyList<MatrixColumn> Columns { get; private set; } = [];

    /// <summary>Where the pages lead to.</summary>
    public PagerLinks Pager { get; private set; } = new(null, null);

    /// <summary>The search took too long, and what to do.</summary>
    public string? Slow { get; private set; }

    /// <summary>The article number that was looked at last, where few products match and looking stopped before the page was full; null: it didn't.</summary>
    public string? LookedTo { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(string? q, string? after, CancellationToken cancellation)
    {
        (Box, var tree) = SearchBox.Read(q);
        if (tree is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        if (await search.PageAsync(tree, User.AccountName(), after, PageSize + 1, withRetired: false, cancellation) is not { } found)
        {
            Slow = SlowSearch.Message;
            return;
        }

        var page = await products.OfAsync([.. found.Ids.Take(PageSize)], cancellation);
        var texts = await search.TextsAsync(tree, User.AccountName(), [.. page.Select(product => product.Id)], cancellation);
        Rows = [.. page.Select(product => new MatrixRow(product.Id, product.Sku, product.Title, texts[product.Id].ToDictionary(text => text.Locale)))];
        Pager = new PagerLinks(after is null ? null : Address(null), found.Ids.Count > PageSize ? Address(Rows[^1].Sku) : found.LookedTo is { } sku ? Address(sku) : null);
        LookedTo = found.LookedTo;
        Columns = await ColumnsAsync(cancellation);
    }

    /// <summary>The sign of a text's state.</summary>
    public static string Sign(string? state) => state switch
    {
        CopyState.Approved => "✓",
        CopyState.NeedsReview => "?",
        CopyState.NeedsRewrite => "↻",
        _ => "·",
    };

    private async Task<IReadOnlyList<MatrixColumn>> ColumnsAsync(CancellationToken cancellation)
    {
        var kept = (await counts.ReadAsync(cancellation)).ToLookup(count => count.Locale);
        var locales = (await catalogs.ReadAsync(cancellation))?.Locales.Select(locale => locale.Code) ?? [];
        return [.. locales.Concat(kept.Select(count => count.Key)).Concat(Rows.SelectMany(row => row.Texts.Keys)).Distinct().Select(locale => new MatrixColumn(
            locale, kept[locale].Where(count => count.State == CopyState.Approved).Sum(count => (long)count.Texts), kept[locale].Sum(count => (long)count.Texts)))];
    }

    private string Address(string? after)
    {
        var query = new QueryBuilder();
        if (Box.Query.Length > 0) query.Add("q", Box.Query);
        if (after is not null) query.Add("after", after);
        return "/matrix" + query;
    }
}
