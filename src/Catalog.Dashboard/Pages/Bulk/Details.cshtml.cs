using Catalog.Dashboard.Security;
using Catalog.Jobs.Review.Bulk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Bulk;

/// <summary>A decision about many texts: its preview, then how far it is, then its undo.</summary>
public sealed class DetailsModel(BulkStore store, BulkRunner runner, IBulkRequests requests) : PageModel
{
    // More are a job's.
    private const int MostAtOnce = 200;

    /// <summary>The decision.</summary>
    public BulkRecord Bulk { get; private set; } = null!;

    /// <summary>How far it is.</summary>
    public BulkProgress Progress { get; private set; } = null!;

    /// <summary>Ten of its texts; empty once it is decided.</summary>
    public IReadOnlyList<BulkSample> Samples { get; private set; } = [];

    /// <summary>Something is at work: the page asks for its progress.</summary>
    public bool IsAtWork => Bulk.State is "running" or "undoing";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        // What a person only looked at is nobody else's.
        if (await store.GetAsync(id, cancellation) is not { } bulk || (bulk.State == "previewed" && bulk.Actor != User.AccountName())) return NotFound();
        Bulk = bulk;
        Progress = await store.ProgressAsync(id, cancellation);
        if (bulk.State == "previewed") Samples = await store.SamplesAsync(bulk, cancellation);
        if (!Request.IsFragment()) return Page();
        if (!IsAtWork) Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", this);
    }

    /// <summary>Decides, or undoes.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        if (await store.GetAsync(id, cancellation) is not { } bulk) return NotFound();
        var form = await Request.ReadFormAsync(cancellation);
        var isMoved = form["action"].ToString() switch
        {
            "decide" when bulk.Actor == User.AccountName() => await store.MoveAsync(id, "previewed", "running", null, cancellation),
            "undo" => await store.MoveAsync(id, "finished", "undoing", User.AccountName(), cancellation),
            _ => false,
        };

        // Sent twice, or by two people: the first was enough, and the page shows what came of it.
        if (!isMoved) return bulk.State == "previewed" ? BadRequest() : LocalRedirect($"/bulk/{id}");
        if (bulk.Texts <= MostAtOnce) await runner.RunAsync(id, cancellation);
        else await requests.RequestAsync(id, cancellation);
        return LocalRedirect($"/bulk/{id}");
    }
}
