using Catalog.Jobs.Import.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>The import under way; when it is done, its own page comes.</summary>
public sealed class ImportModel(DraftStore drafts) : DraftPage(drafts, DraftSteps.Import)
{
    /// <summary>Shows the progress, which asks for itself.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        var elsewhere = await LoadAsync(id, cancellation);
        if (!Request.IsFragment()) return elsewhere ?? (Draft.IsBusy ? Page() : LocalRedirect(DraftSteps.Current(Draft)));
        if (elsewhere is NotFoundResult) return elsewhere;
        // htmx would swap a redirect's page into this one: it is sent there as a whole.
        if (!Draft.IsBusy) Response.Headers["HX-Redirect"] = DraftSteps.Current(Draft);
        return Partial("_Progress", this);
    }

    /// <summary>Asks the import to end; nothing of it stays.</summary>
    public async Task<IActionResult> OnPostStopAsync(long id, CancellationToken cancellation)
    {
        await Drafts.StopAsync(id, cancellation);
        return LocalRedirect(DraftSteps.Address(id, DraftSteps.Import));
    }
}
