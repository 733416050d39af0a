using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Pages.Shared;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>The receipt of an export: what went out, of which revision, who approved it, and what was kept back.</summary>
public sealed class DetailsModel(ExportQueries queries, IFileRequests requests, DashboardSettings settings) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The export.</summary>
    public ExportView Export { get; private set; } = null!;

    /// <summary>Texts of this page.</summary>
    public IReadOnlyList<ExportedText> Texts { get; private set; } = [];

    /// <summary>Kept-back texts of this page.</summary>
    public IReadOnlyList<HeldBack> Held { get; private set; } = [];

    /// <summary>Further texts.</summary>
    public PagerLinks TextPages { get; private set; } = new(null, null);

    /// <summary>Further kept-back texts.</summary>
    public PagerLinks HeldPages { get; private set; } = new(null, null);

    /// <summary>True where the file can be downloaded.</summary>
    public bool IsServed { get; private set; }

    /// <summary>True after it was asked to be taken back.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Shows the receipt.</summary>
    /// <param name="after">The last text of the page before.</param>
    /// <param name="held">The last kept-back text of the page before.</param>
    public async Task<IActionResult> OnGetAsync(long id, long? after, long? held, bool sent, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { } export) return NotFound();
        (Export, IsSent, IsServed) = (export, sent, ExportFileEndpoint.IsServed(export, settings));
        var texts = await queries.TextsAsync(export, after ?? 0, PageSize + 1, cancellation);
        var kept = await queries.HeldAsync(id, held ?? 0, PageSize + 1, cancellation);
        (Texts, Held) = ([.. texts.Take(PageSize)], [.. kept.Take(PageSize)]);
        var start = FormattableString.Invariant($"/exports/{id}");
        TextPages = new(after is null ? null : start, texts.Count > PageSize ? FormattableString.Invariant($"{start}?after={Texts[^1].CopyId}") : null);
        HeldPages = new(held is null ? null : start, kept.Count > PageSize ? FormattableString.Invariant($"{start}?held={Held[^1].CopyId}") : null);
        return Page();
    }

    /// <summary>Takes the export back.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        if (await queries.GetAsync(id, cancellation) is not { TakenBackBy: null }) return NotFound();
        await requests.TakeBackAsync(id, User.AccountName(), cancellation);
        return Redirect(FormattableString.Invariant($"/exports/{id}?sent=1"));
    }
}
