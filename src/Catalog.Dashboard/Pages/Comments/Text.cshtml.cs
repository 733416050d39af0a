using System.Globalization;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Comments;
using Catalog.Jobs.History;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Comments;

/// <summary>The comments on a text: as a page, and as a part of other pages.</summary>
public sealed class TextModel(CommentStore store, CommentQueries queries, TextHistories histories) : PageModel
{
    /// <summary>The text.</summary>
    public TextHistory History { get; private set; } = null!;

    /// <summary>Its comments.</summary>
    public CommentList List { get; private set; } = null!;

    /// <summary>Shows the comments.</summary>
    /// <param name="edit">The comment that is to be changed.</param>
    public async Task<IActionResult> OnGetAsync(long id, long? edit, string? back, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, back, cancellation)) return NotFound();
        List = List with { Editing = edit };
        return Answer();
    }

    /// <summary>Adds, changes, deletes or resolves.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? act, long? comment, string? body, bool problem, string? back, CancellationToken cancellation)
    {
        var (me, text) = (User.AccountName(), body ?? "");
        var outcome = (act, comment) switch
        {
            ("add", _) => await store.AddAsync(id, me, text, problem, cancellation),
            ("edit", { } edited) => await store.EditAsync(edited, me, text, cancellation),
            ("delete", { } deleted) => Plain(await store.DeleteAsync(deleted, me, User.IsInRole(Role.Operator), cancellation)),
            ("resolve", { } solved) => Plain(await store.ResolveAsync(solved, me, true, cancellation)),
            ("reopen", { } opened) => Plain(await store.ResolveAsync(opened, me, false, cancellation)),
            _ => null,
        };
        if (outcome is null) return BadRequest();
        if (outcome.Problem is null && outcome.Unknown.Count == 0 && !Request.IsFragment()) return Redirect(Back(id, back) + "#comments");
        if (!await LoadAsync(id, back, cancellation)) return NotFound();
        if (outcome.Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            List = List with { Problem = outcome.Problem, Typed = act == "add" ? text : "", TypedProblem = problem, Editing = act == "edit" ? comment : null };
        }
        else
        {
            List = List with { Unknown = outcome.Unknown, Announcement = act switch { "add" => "Comment added", "edit" => "Comment changed", "delete" => "Comment deleted", _ => "Problem updated" } };
        }

        return Answer();
    }

    private static CommentOutcome Plain(string? problem) => new(0, problem, []);

    private static string Own(long id) => string.Create(CultureInfo.InvariantCulture, $"/texts/{id}/comments");

    private string Back(long id, string? back) => Url.IsLocalUrl(back) ? back! : Own(id);

    private async Task<bool> LoadAsync(long id, string? back, CancellationToken cancellation)
    {
        if (await histories.LoadAsync(id, null, cancellation) is not { } history) return false;
        History = history;
        var comments = await queries.OfTextAsync(id, cancellation);
        List = new(id, comments, await queries.MentionedAsync(comments, cancellation), Back(id, back));
        return true;
    }

    private IActionResult Answer() => Request.IsFragment() ? Partial("_CommentList", List) : Page();
}
