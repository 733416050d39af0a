using Catalog.Dashboard.Security;
using Catalog.Jobs.Import.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Dashboard.Pages.Imports.Drafts;

/// <summary>The dry run: what the import would do, before it does it.</summary>
public sealed class CheckModel(DraftStore drafts, DraftStamps stamps, IDraftRequests requests) : DraftPage(drafts, DraftSteps.Check)
{
    /// <summary>Why the dry run no longer counts; null: it does, or there is none.</summary>
    public string? Stale { get; private set; }

    /// <summary>Shows the dry run; while it is made, its progress asks for itself.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        if (!Request.IsFragment()) return await ShowAsync(cancellation);
        if (!Draft.IsBusy) Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", this);
    }

    /// <summary>Has the dry run made.</summary>
    /// <param name="full">The file has all products.</param>
    /// <param name="many">They may be so many that it looks cut off.</param>
    public async Task<IActionResult> OnPostAsync(long id, bool full, bool many, int version, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        var seen = version;
        if ((full, many) != (Draft.IsFull, Draft.MayRetireMany))
        {
            if (!await DecideAsync(version, Draft with { IsFull = full, MayRetireMany = many }, cancellation)) return await ShowAsync(cancellation);
            seen++;
        }

        return await HandOverAsync(id, seen, DraftState.Checking, cancellation) ?? await ShowAsync(cancellation);
    }

    /// <summary>Has it imported, if the dry run still counts.</summary>
    public async Task<IActionResult> OnPostImportAsync(long id, bool full, bool many, int version, CancellationToken cancellation)
    {
        if (await LoadAsync(id, cancellation) is { } elsewhere) return elsewhere;
        var isOther = (full, many) != (Draft.IsFull, Draft.MayRetireMany);
        if (isOther || await stamps.ChangeAsync(Draft, cancellation) is not null)
        {
            if (isOther) Problem = "What happens to missing products was changed. Make the dry run with it first.";
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(cancellation);
        }

        return await HandOverAsync(id, version, DraftState.Importing, cancellation) ?? await ShowAsync(cancellation);
    }

    /// <summary>Asks the dry run to end.</summary>
    public async Task<IActionResult> OnPostStopAsync(long id, CancellationToken cancellation)
    {
        await Drafts.StopAsync(id, cancellation);
        return LocalRedirect(DraftSteps.Address(id, DraftSteps.Check));
    }

    // Null where somebody else was faster.
    private async Task<IActionResult?> HandOverAsync(long id, int version, DraftState to, CancellationToken cancellation)
    {
        if (!await Drafts.BeginAsync(id, version, to, cancellation))
        {
            Problem = "Somebody changed this file's settings meanwhile, perhaps you in another window. Look at them again, then make the dry run.";
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await LoadAsync(id, cancellation);
        }

        if (to == DraftState.Checking) await requests.CheckAsync(id, cancellation);
        else await requests.ImportAsync(id, User.AccountName(), cancellation);
        return LocalRedirect(DraftSteps.Address(id, to == DraftState.Checking ? DraftSteps.Check : DraftSteps.Import));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (Draft.Stamp is not null && !Draft.IsBusy) Stale = await stamps.ChangeAsync(Draft, cancellation);
        return Page();
    }
}
