using Catalog.Dashboard.Security;
using Catalog.Jobs.History;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.History;

/// <summary>What became of a text: its revisions, the difference between any two, decisions, exports, and the way back.</summary>
public sealed class IndexModel(TextHistories histories, Reverts reverts, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The text with its history.</summary>
    public TextHistory History { get; private set; } = null!;

    /// <summary>What is compared; null: there is one revision only.</summary>
    public RevisionPair? Pair { get; private set; }

    /// <summary>The language of the facts.</summary>
    public string SourceLocale { get; private set; } = "en";

    /// <summary>Why going back was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>True after a text was taken up again.</summary>
    public bool IsReverted { get; private set; }

    /// <summary>The address of older revisions; null: these are all.</summary>
    public string? Older { get; private set; }

    /// <summary>Shows the history.</summary>
    /// <param name="from">The number of a revision; absent: the one before <paramref name="to"/>.</param>
    /// <param name="to">The number of another one; absent: the newest.</param>
    /// <param name="view"><c>inline</c>; anything else: side by side.</param>
    /// <param name="before">Only revisions with smaller numbers.</param>
    public async Task<IActionResult> OnGetAsync(long id, int? from, int? to, string? view, int? before, bool reverted, CancellationToken cancellation)
    {
        IsReverted = reverted;
        return await LoadAsync(id, from, to, view, before, cancellation) ? Page() : NotFound();
    }

    /// <summary>Takes an older text up again.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, int number, CancellationToken cancellation)
    {
        switch (await reverts.RevertAsync(id, version, number, User.AccountName(), cancellation))
        {
            case DecisionOutcome.Decided:
                return Redirect($"/texts/{id}/history?reverted=true");
            case DecisionOutcome.Gone:
                return NotFound();
            case DecisionOutcome.Refused refused:
                (Problem, Response.StatusCode) = (refused.Problem, StatusCodes.Status422UnprocessableEntity);
                break;
            default:
                (Problem, Response.StatusCode) = ("Somebody changed this text meanwhile, or has it on the screen. Nothing was stored; this is how it is now.", StatusCodes.Status409Conflict);
                break;
        }

        return await LoadAsync(id, null, null, null, null, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(long id, int? from, int? to, string? view, int? before, CancellationToken cancellation)
    {
        if (await histories.LoadAsync(id, before, cancellation) is not { } history) return false;
        History = history;
        SourceLocale = (await catalogs.ReadAsync(cancellation))?.SourceLocale ?? SourceLocale;
        if (history.Revisions.Count == TextHistories.Most) Older = FormattableString.Invariant($"/texts/{id}/history?before={history.Revisions[^1].Revision.Number}");
        if (history.Revisions.Count < 2 && from is null) return true;

        var last = to ?? history.Revisions[0].Revision.Number;
        var first = from ?? last - 1;
        var (older, newer) = (await FindAsync(Math.Min(first, last)), await FindAsync(Math.Max(first, last)));
        if (older is not null && newer is not null) Pair = new(older, newer, RevisionDiff.Compare(older.Text, newer.Text), view == "inline");
        return true;

        async Task<Revision?> FindAsync(int number) =>
            history.Revisions.FirstOrDefault(past => past.Revision.Number == number)?.Revision ?? await histories.RevisionAsync(id, number, cancellation);
    }
}
