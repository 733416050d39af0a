using System.Globalization;
using Catalog.Dashboard.Pages.Texts;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Views;

/// <summary>Saved views: a person's own and the shared ones.</summary>
public sealed class IndexModel(SavedViews views) : PageModel
{
    /// <summary>The views.</summary>
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>Why a view was not saved.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation) => Views = await views.OfAsync(User.AccountName(), cancellation);

    /// <summary>Saves or deletes a view, or lets the queue start with one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var account = User.AccountName();
        if (form["action"] == "save")
        {
            var (query, sort, compact) = (form["query"].ToString(), TextOrders.Read(form["sort"]) ?? TextOrder.Changed, form["compact"] == "true");
            Problem = await views.SaveAsync(account, form["name"].ToString(), query, sort, compact, form["shared"] == "true", cancellation);
            Views = await views.OfAsync(account, cancellation);
            if (Problem is null) return LocalRedirect(TextsRoute.Of(Views.First(view => view.Owner == account && view.Name == form["name"].ToString().Trim())).To());
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var hasId = long.TryParse(form["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var isDone = form["action"].ToString() switch
        {
            "delete" when hasId => await views.DeleteAsync(id, account, cancellation),
            "queue" when hasId => await views.StartQueueAsync(id, account, cancellation),
            "no-queue" => await views.StartQueueAsync(null, account, cancellation),
            _ => false,
        };
        return isDone ? LocalRedirect("/views") : BadRequest();
    }
}
