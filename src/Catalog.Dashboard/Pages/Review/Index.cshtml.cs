using System.Globalization;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>The review queue: one product's text in one locale at a time. The answer to a decision is already the next text.</summary>
public sealed class IndexModel(ReviewQueue queue, ReviewItems items, Decisions decisions, Dismissals dismissals, ReviewScreens screens, SavedViews views) : PageModel
{
    /// <summary>What is shown.</summary>
    public ReviewScreen Screen { get; private set; } = null!;

    /// <summary>Shows a text, or the next one of the queue.</summary>
    public async Task<IActionResult> OnGetAsync(long? id, CancellationToken cancellation)
    {
        // The bare address is where a person's own view is the queue's start; with a form sent, even an empty one, the address isn't bare.
        if (id is null && !Request.QueryString.HasValue && await views.QueueAsync(User.AccountName(), cancellation) is { Query.Length: > 0 } view)
            return LocalRedirect("/review" + QueryString.Create("q", view.Query));
        var route = ReviewRoute.Read(Request.Query);
        if (id is null) return Answer(await TakeAsync(route, null, cancellation));
        if (await items.LoadAsync(id.Value, cancellation) is not { } item) return NotFound();
        var holder = await queue.HoldAsync(id.Value, User.AccountName(), cancellation);
        var screen = await screens.BuildAsync(route, item, cancellation);
        screen = screen with { HeldBy = holder, IsEditing = Request.Query.ContainsKey("edit") && item.Newest is not null };
        return Answer(FixedText.Apply(screen, Request.Query["fix"]));
    }

    /// <summary>Stores a decision and shows the next text.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellation)
    {
        var route = ReviewRoute.Read(Request.Query);
        if (await items.LoadAsync(id, cancellation) is not { } item) return NotFound();
        var form = await Request.ReadFormAsync(cancellation);
        if (form["action"] == "skip")
        {
            await queue.ReleaseAsync(id, User.AccountName(), cancellation);
            return await NextAsync(route with { After = item.Copy.Place }, "Skipped", cancellation);
        }

        if (form["action"] == "dismiss" || form["action"] == "restore") return await DismissAsync(route, id, form, cancellation);

        var decision = DecisionForm.Read(form, item.Newest?.Text);
        if (decision is null || !int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return BadRequest();
        return await decisions.DecideAsync(id, version, User.AccountName(), decision, cancellation) switch
        {
            DecisionOutcome.Decided decided => await NextAsync(route, ReviewScreens.Announce(decision, item, decided), cancellation),
            DecisionOutcome.Stale => await RefuseAsync(StatusCodes.Status409Conflict, await screens.ConflictAsync(route, id, form, decision, cancellation)),
            DecisionOutcome.Refused refused => await RefuseAsync(
                StatusCodes.Status422UnprocessableEntity, (await screens.BuildAsync(route, item, cancellation)) with
                {
                    Problem = refused.Problem,
                    IsEditing = decision is Decision.Edit,
                    Typed = (decision as Decision.Edit)?.Text,
                }),
            _ => NotFound(),
        };
    }

    // The same text stays on the screen.
    private async Task<IActionResult> DismissAsync(ReviewRoute route, long id, IFormCollection form, CancellationToken cancellation)
    {
        if (!long.TryParse(form["finding"], NumberStyles.None, CultureInfo.InvariantCulture, out var finding)) return BadRequest();
        var dismisses = form["action"] == "dismiss";
        var problem = dismisses
            ? await dismissals.DismissAsync(id, finding, User.AccountName(), form["reason"].ToString(), cancellation)
            : await dismissals.RestoreAsync(id, finding, User.AccountName(), cancellation);
        if (problem is null && !Request.IsFragment()) return Redirect(route.To(id));
        var screen = await screens.BuildAsync(route, await items.LoadAsync(id, cancellation), cancellation);
        if (problem is not null) return await RefuseAsync(StatusCodes.Status422UnprocessableEntity, screen with { Problem = problem });
        return Answer(screen with { Announcement = dismisses ? "Finding dismissed" : "Finding counts again" });
    }

    private async Task<IActionResult> NextAsync(ReviewRoute route, string announcement, CancellationToken cancellation)
    {
        // Without JavaScript the address bar must not keep the form that was sent.
        if (!Request.IsFragment()) return Redirect(route.Next);
        return Answer(await TakeAsync(route, announcement, cancellation));
    }

    private async Task<ReviewScreen> TakeAsync(ReviewRoute route, string? announcement, CancellationToken cancellation)
    {
        var taken = await queue.TakeAsync(route.Filter, route.After, User.AccountName(), cancellation);
        var item = taken is { } id ? await items.LoadAsync(id, cancellation) : null;
        Response.Headers["HX-Push-Url"] = item is null ? route.Next : route.To(item.Copy.Id);
        return (await screens.BuildAsync(route, item, cancellation)) with { Announcement = announcement };
    }

    private Task<IActionResult> RefuseAsync(int status, ReviewScreen screen)
    {
        Response.StatusCode = status;
        return Task.FromResult(Answer(screen));
    }

    private IActionResult Answer(ReviewScreen screen)
    {
        Screen = screen;

        // Findings are shown by a partial of several pages; here they can be acted upon.
        ViewData["Screen"] = screen;
        return Request.IsFragment() ? Partial("_Item", screen) : Page();
    }
}
