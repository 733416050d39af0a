using Catalog.Dashboard.Security;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Review;
using Catalog.Jobs.WriteBack;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Exports;

/// <summary>Rows that write-backs left alone, with both texts and what to do about each.</summary>
public sealed class ConflictsModel(ConflictQueries queries, ConflictSettlements settlements, IFileRequests requests, ICurrentCatalog catalogs) : PageModel
{
    private const int PageSize = 20;

    private IReadOnlyList<Channel> channels = [];

    /// <summary>The page's conflicts, the oldest first.</summary>
    public IReadOnlyList<ConflictView> Conflicts { get; private set; } = [];

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>True where there are conflicts before the page's.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>Why nothing was settled.</summary>
    public string? Problem { get; private set; }

    /// <summary>How a conflict was settled before the page was shown; null: none was.</summary>
    public string? Done { get; private set; }

    /// <summary>Where a conflict's channel writes; null where catalog.json doesn't have it any more.</summary>
    public SqlTarget? Target(ConflictView conflict) => channels.FirstOrDefault(channel => channel.Name == conflict.Channel)?.Target;

    /// <summary>Shows a page of conflicts.</summary>
    public async Task OnGetAsync(long? after, string? done, CancellationToken cancellation)
    {
        channels = (await catalogs.ReadAsync(cancellation))?.Channels ?? [];
        var rows = await queries.PageAsync(after ?? 0, PageSize + 1, cancellation);
        Conflicts = [.. rows.Take(PageSize)];
        IsFurther = after is not null;
        Done = done;
        Next = rows.Count > PageSize ? FormattableString.Invariant($"/exports/conflicts?after={Conflicts[^1].Id}") : null;
    }

    /// <summary>Settles a conflict, and writes where there is something to write.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? token, string? how, CancellationToken cancellation)
    {
        if (how is not (ConflictSettlements.Ours or ConflictSettlements.Theirs or ConflictSettlements.Again)) return BadRequest();
        var channel = await queries.ChannelAsync(id, cancellation);
        Problem = await catalogs.ReadAsync(cancellation) is { } catalog
            ? await settlements.SettleAsync(id, token ?? "", how, catalog, User.AccountName(), cancellation)
            : "There is no catalogue that can be used.";
        if (Problem is not null || channel is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await OnGetAsync(null, null, cancellation);
            return Page();
        }

        if (how != ConflictSettlements.Theirs) await requests.ExportAsync(channel, User.AccountName(), cancellation);
        return Redirect($"/exports/conflicts?done={how}");
    }
}
