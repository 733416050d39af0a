using Catalog.Dashboard.Security;
using Catalog.Jobs.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Notifications;

/// <summary>What the person should know.</summary>
public sealed class IndexModel(Jobs.Comments.Notifications inbox) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The page's notifications, the newest first.</summary>
    public IReadOnlyList<Notification> Items { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Older { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(long? before, CancellationToken cancellation)
    {
        var rows = await inbox.PageAsync(User.AccountName(), before, PageSize + 1, cancellation);
        Items = [.. rows.Take(PageSize)];
        First = before is null ? null : "/notifications";
        Older = rows.Count > PageSize ? FormattableString.Invariant($"/notifications?before={Items[^1].Id}") : null;
    }

    /// <summary>Opens one, which is read then, or marks all up to one as read.</summary>
    public async Task<IActionResult> OnPostAsync(string? act, long id, CancellationToken cancellation)
    {
        var me = User.AccountName();
        if (act == "all")
        {
            await inbox.ReadAsync(me, id, upTo: true, cancellation);
            return Redirect("/notifications");
        }

        if (act is not ("open" or "read")) return BadRequest();
        if ((await inbox.PageAsync(me, id + 1, 1, cancellation)).FirstOrDefault(one => one.Id == id) is not { } found) return NotFound();
        await inbox.ReadAsync(me, id, upTo: false, cancellation);
        return LocalRedirect(act == "open" ? NotificationWords.Target(found, Rights.May(User, "GET", "review/{id:long?}")) : "/notifications");
    }
}
