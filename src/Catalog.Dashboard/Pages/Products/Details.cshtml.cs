using Catalog.Dashboard.Texts;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Products;

/// <summary>A text of the product with its fields ready to show.</summary>
public sealed record CopyView(CopyHistory History, IReadOnlyList<FieldView> Fields, Revision? Before);

/// <summary>A product: its facts, all its texts, and what was found out about it.</summary>
public sealed class DetailsModel(ProductHistories histories, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The product with its history.</summary>
    public ProductHistory History { get; private set; } = null!;

    /// <summary>Its texts, in the catalogue's order of locales.</summary>
    public IReadOnlyList<CopyView> Copies { get; private set; } = [];

    /// <summary>What the model did to read the documents.</summary>
    public IReadOnlyList<AgentStep> Steps { get; private set; } = [];

    /// <summary>The language of the facts.</summary>
    public string SourceLocale { get; private set; } = "en";

    /// <summary>Shows the product.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (await histories.LoadAsync(id, cancellation) is not { } history) return NotFound();
        var catalog = await catalogs.ReadAsync(cancellation);
        var order = catalog?.Locales.Select(locale => locale.Code).ToList() ?? [];
        var sources = new TextSources(history.Product, catalog, history.Evidence);
        History = history;
        SourceLocale = catalog?.SourceLocale ?? SourceLocale;
        Steps = [.. history.AgentTurns.Select(AgentStep.Of)];
        Copies = [.. history.Copies
            .OrderBy(copy => order.IndexOf(copy.Copy.Locale) is var place && place < 0 ? int.MaxValue : place)
            .Select(copy =>
            {
                var before = Before(copy);
                IReadOnlyList<FieldView> fields = copy.Newest is { } newest
                    ? FieldViews.Build(newest, before, copy.Findings, sources, copy.Copy.Locale)
                    : [];
                return new CopyView(copy, fields, before);
            })];
        return Page();
    }

    private static Revision? Before(CopyHistory copy) =>
        copy.Copy.ApprovedRevisionId is { } approved && approved != copy.Copy.NewestRevisionId
            ? copy.Revisions.FirstOrDefault(revision => revision.Id == approved)
            : copy.Revisions.FirstOrDefault(revision => revision.Number < copy.Newest?.Number);
}
