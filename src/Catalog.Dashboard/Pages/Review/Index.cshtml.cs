using System.Globalization;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>The review queue: one product's text in one locale at a time. The answer to a decision is already the next text.</summary>
public sealed class IndexModel(ReviewQueue queue, ReviewItems items, Decisions decisions, ReviewScreens screens) : PageModel
{
    /// <summary>What is shown.</summary>
    public ReviewScreen Screen { get; private set; } = null!;

    /// <summary>Shows a text, or the next one of the queue.</summary>
    public async Task<IActionResult> OnGetAsync(long? id, CancellationToken cancellation)
    {
        var route = ReviewRoute.Read(Request.Query);
        if (id is null) return Answer(await TakeAsync(route, null, cancellation));
        if (await items.LoadAsync(id.Value, cancellation) is not { } item) return NotFound();
        var holder = await queue.HoldAsync(id.Value, User.AccountName(), cancellation);
        var screen = await screens.BuildAsync(route, item, cancellation);
        return Answer(screen with { HeldBy = holder, IsEditing = Request.Query.ContainsKey("edit") && item.Newest is not null });
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
        return Request.IsFragment() ? Partial("_Item", screen) : Page();
    }
}
