using System.Globalization;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>The review queue: one product's text in one locale at a time. The answer to a decision is already the next text, or, where the browser has that, the one behind it.</summary>
public sealed class IndexModel(
    ReviewQueue queue, QueuePositions positions, Decisions decisions, Dismissals dismissals, Undos undos, LiveChecks live, ReviewScreens screens, SavedViews views) : PageModel
{
    /// <summary>What is shown.</summary>
    public ReviewScreen Screen { get; private set; } = null!;

    private ReviewRoute Route => ReviewRoute.Read(Request.Query);

    private string Reviewer => User.AccountName();

    /// <summary>Shows a text, the one at a number of the queue, or the next one.</summary>
    /// <param name="go">A number, from 1.</param>
    public async Task<IActionResult> OnGetAsync(long? id, long? go, CancellationToken cancellation)
    {
        // The bare address is where a person's own view is the queue's start; with a form sent, even an empty one, the address isn't bare.
        if (id is null && !Request.QueryString.HasValue && await views.QueueAsync(Reviewer, cancellation) is { Query.Length: > 0 } view)
            return LocalRedirect("/review" + QueryString.Create("q", view.Query));
        // Whose account names locales starts with these; the filter shows it, and decisions about others are refused anyway.
        if (id is null && !Request.QueryString.HasValue && User.Locales() is { Count: > 0 } own)
            return LocalRedirect("/review" + (own.Count == 1 ? QueryString.Create("locale", own[0]) : QueryString.Create("q", string.Join(" OR ", own.Select(locale => $"locale:{locale}")))));
        if (go is { } number) return Redirect(await positions.AtAsync(Route.Filter, number, Reviewer, cancellation) is { } at ? Route.To(at) : Route.Start);
        if (id is null) return Answer(await TakeAsync(Route, null, cancellation));
        if (await screens.LoadAsync(id.Value, cancellation) is not { } item) return NotFound();
        var holder = await queue.HoldAsync(id.Value, Reviewer, cancellation);
        var screen = await screens.BuildAsync(Route, item, Reviewer, cancellation);
        screen = screen with { HeldBy = holder, IsEditing = Request.Query.ContainsKey("edit") && item.Newest is not null };
        return Answer(FixedText.Apply(screen, Request.Query["fix"]));
    }

    /// <summary>The text behind the one on the screen, held for the person and ready to be shown; 204: there is none.</summary>
    /// <param name="id">The text on the screen.</param>
    public async Task<IActionResult> OnGetAheadAsync(long id, CancellationToken cancellation) =>
        await AheadAsync(Route, id, cancellation) is { } ahead ? Partial("_Ahead", ahead) : new NoContentResult();

    /// <summary>Stores a decision and shows the next text.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        if (await screens.LoadAsync(id, cancellation) is not { } item) return NotFound();
        var form = await Request.ReadFormAsync(cancellation);
        switch (form["action"].ToString())
        {
            case "skip":
                await queue.ReleaseAsync(id, Reviewer, cancellation);
                return await NextAsync(Route with { After = item.Copy.Place(Route.Filter.Order) }, $"Skipped: {item.Product.Sku}, {Show.Language(item.Copy.Locale)}", cancellation);
            case "takeover":
                await queue.TakeOverAsync(id, Reviewer, cancellation);
                return await AgainAsync(id, "You have this text now", cancellation);
            case "dismiss" or "restore":
                return await DismissAsync(id, form, cancellation);
        }

        var decision = DecisionForm.Read(form, item.Newest?.Text);
        if (decision is null || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return BadRequest();
        return await decisions.DecideAsync(id, version, Reviewer, decision, cancellation) switch
        {
            DecisionOutcome.Decided decided => await NextAsync(Route, ReviewScreens.Announce(decision, item, decided), cancellation),
            DecisionOutcome.Stale => Refuse(StatusCodes.Status409Conflict, await screens.ConflictAsync(Route, id, form, decision, Reviewer, null, cancellation)),
            DecisionOutcome.Held held => Refuse(StatusCodes.Status409Conflict, await screens.ConflictAsync(Route, id, form, decision, Reviewer, held.By, cancellation)),
            DecisionOutcome.Refused refused => Refuse(
                StatusCodes.Status422UnprocessableEntity, (await screens.BuildAsync(Route, item, Reviewer, cancellation)) with
                {
                    Problem = refused.Problem,
                    IsEditing = decision is Decision.Edit,
                    Typed = (decision as Decision.Edit)?.Text,
                }),
            _ => NotFound(),
        };
    }

    /// <summary>Checks what the person has typed so far; nothing is stored.</summary>
    public async Task<IActionResult> OnPostChecksAsync(long id, CancellationToken cancellation) =>
        await live.RunAsync(id, await Request.ReadFormAsync(cancellation), cancellation) is { } view ? Partial("_LiveChecks", view) : NotFound();

    /// <summary>Holds on to the text on the screen and the one behind it.</summary>
    public async Task<IActionResult> OnPostHoldAsync(long id, long? next, CancellationToken cancellation)
    {
        await queue.RenewAsync(next is { } ahead ? [id, ahead] : [id], Reviewer, cancellation);
        return new NoContentResult();
    }

    /// <summary>Takes a decision back and shows its text again.</summary>
    /// <param name="id">The text on the screen.</param>
    /// <param name="decision">The decision; null: the last.</param>
    public async Task<IActionResult> OnPostUndoAsync(long? id, long? decision, CancellationToken cancellation)
    {
        switch (await undos.UndoAsync(Reviewer, decision, cancellation))
        {
            case UndoOutcome.Undone { Decision: var undone }:
                return await AgainAsync(undone.CopyId, $"Undone: {undone.Action} of {undone.Sku}, {Show.Language(undone.Locale)}", cancellation);
            case UndoOutcome.Changed { Decision: var kept, Problem: var problem }:
                var screen = await screens.BuildAsync(Route, id is { } there ? await screens.LoadAsync(there, cancellation) : null, Reviewer, cancellation);
                return Refuse(StatusCodes.Status409Conflict, screen with { Problem = $"Your decision about {kept.Sku}, {Show.Language(kept.Locale)} ({kept.Action}) can't be undone: {problem}." });
            default:
                var present = await screens.BuildAsync(Route, id is { } here ? await screens.LoadAsync(here, cancellation) : null, Reviewer, cancellation);
                return Refuse(StatusCodes.Status422UnprocessableEntity, present with { Problem = "You have no decision of the last 24 hours that could be undone." });
        }
    }

    // The same text stays on the screen.
    private async Task<IActionResult> DismissAsync(long id, IFormCollection form, CancellationToken cancellation)
    {
        if (!long.TryParse(form["finding"], NumberStyles.None, CultureInfo.InvariantCulture, out var finding)) return BadRequest();
        var dismisses = form["action"] == "dismiss";
        var problem = dismisses
            ? await dismissals.DismissAsync(id, finding, Reviewer, form["reason"].ToString(), cancellation)
            : await dismissals.RestoreAsync(id, finding, Reviewer, cancellation);
        if (problem is null) return await AgainAsync(id, dismisses ? "Finding dismissed" : "Finding counts again", cancellation);
        return Refuse(StatusCodes.Status422UnprocessableEntity, (await screens.BuildAsync(Route, await screens.LoadAsync(id, cancellation), Reviewer, cancellation)) with { Problem = problem });
    }

    private async Task<IActionResult> AgainAsync(long id, string announcement, CancellationToken cancellation)
    {
        if (!Request.IsFragment()) return Redirect(Route.To(id));
        Response.Headers["HX-Push-Url"] = Route.To(id);
        return Answer((await screens.BuildAsync(Route, await screens.LoadAsync(id, cancellation), Reviewer, cancellation)) with { Announcement = announcement });
    }

    private async Task<IActionResult> NextAsync(ReviewRoute route, string announcement, CancellationToken cancellation)
    {
        // Without JavaScript the address bar must not keep the form that was sent.
        if (!Request.IsFragment()) return Redirect(route.Next);
        if (await ConfirmAsync(route, announcement, cancellation) is { } confirmation) return Partial("_Confirmation", confirmation);
        return Answer(await TakeAsync(route, announcement, cancellation));
    }

    // The browser shows the next text already: it learns what came of the decision, and gets the text behind that. Null: it is another's now.
    private async Task<Confirmation?> ConfirmAsync(ReviewRoute route, string announcement, CancellationToken cancellation)
    {
        if (!long.TryParse(Request.Headers[Confirmation.ShownHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var shown)) return null;
        if (await queue.HoldAsync(shown, Reviewer, cancellation) is not null || await screens.LoadAsync(shown, cancellation) is not { } item) return null;
        if (item.Copy.State != route.Filter.State) return null;
        Response.Headers[Confirmation.Header] = "confirmed";
        return new Confirmation(
            (await screens.BuildAsync(route, item, Reviewer, cancellation)) with { Announcement = announcement }, await AheadAsync(route, shown, cancellation));
    }

    private async Task<ReviewScreen?> AheadAsync(ReviewRoute route, long shown, CancellationToken cancellation)
    {
        var taken = await queue.TakeAsync(route.Filter, route.After, Reviewer, cancellation, shown);
        if (taken is not { } id || await screens.LoadAsync(id, cancellation) is not { } item) return null;
        var screen = await screens.BuildAsync(route, item, Reviewer, cancellation);
        ViewData["Screen"] = screen;
        return screen;
    }

    private async Task<ReviewScreen> TakeAsync(ReviewRoute route, string? announcement, CancellationToken cancellation)
    {
        var taken = await queue.TakeAsync(route.Filter, route.After, Reviewer, cancellation);
        var item = taken is { } id ? await screens.LoadAsync(id, cancellation) : null;
        Response.Headers["HX-Push-Url"] = item is null ? route.Next : route.To(item.Copy.Id);
        return (await screens.BuildAsync(route, item, Reviewer, cancellation)) with { Announcement = announcement };
    }

    private IActionResult Refuse(int status, ReviewScreen screen)
    {
        Response.StatusCode = status;
        return Answer(screen);
    }

    private IActionResult Answer(ReviewScreen screen)
    {
        Screen = screen;

        // Findings are shown by a partial of several pages; here they can be acted upon.
        ViewData["Screen"] = screen;
        return Request.IsFragment() ? Partial("_Item", screen) : Page();
    }
}
