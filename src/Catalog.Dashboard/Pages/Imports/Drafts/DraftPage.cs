using Catalog.Jobs.Import.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>A step of bringing a file.</summary>
/// <param name="step">Which; see <see cref="DraftSteps"/>.</param>
public abstract class DraftPage(DraftStore drafts, string step) : PageModel
{
    /// <summary>The step.</summary>
    public string Step => step;

    /// <summary>The draft as it is in the database.</summary>
    public ImportDraft Draft { get; private set; } = null!;

    /// <summary>Why nothing was done; null: nothing went wrong.</summary>
    public string? Problem { get; protected set; }

    /// <summary>The drafts.</summary>
    protected DraftStore Drafts => drafts;

    /// <summary>Loads the draft.</summary>
    /// <returns>Null, or where to go instead: it is no longer at this step, or was never there.</returns>
    protected async Task<IActionResult?> LoadAsync(long id, CancellationToken cancellation)
    {
        if (await drafts.GetAsync(id, cancellation) is not { } draft) return NotFound();
        Draft = draft;
        var isHere = draft.State != DraftState.Imported && DraftSteps.Of(draft).Any(one => one.Step == step) && (!draft.IsBusy || DraftSteps.Current(draft) == DraftSteps.Address(id, step));
        return isHere ? null : LocalRedirect(DraftSteps.Current(draft));
    }

    /// <summary>Takes a decision over.</summary>
    /// <param name="version">Of the draft that the person saw.</param>
    /// <returns>False where somebody else was faster; then <see cref="Problem"/> says so.</returns>
    protected async Task<bool> DecideAsync(int version, ImportDraft decided, CancellationToken cancellation)
    {
        if (version == Draft.Version && await drafts.DecideAsync(Draft, decided, cancellation)) return true;
        Draft = await drafts.GetAsync(Draft.Id, cancellation) ?? Draft;
        Problem = "Somebody changed this file's settings meanwhile, perhaps you in another window. This is how they are now.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return false;
    }

    /// <summary>Says that what was sent can't be used.</summary>
    protected void Refuse(string problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
