using Catalog.Dashboard.Pages.Shared;
using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Bulk;

/// <summary>Asks what is to be decided about the texts of a query. The form stands in the address; sending it pins the texts and shows them.</summary>
public sealed class IndexModel(BulkStore store, TextList list, AccountStore accounts, ICurrentCatalog catalogs) : PageModel
{
    /// <summary>The form.</summary>
    public BulkForm Form { get; private set; } = null!;

    /// <summary>The query's field.</summary>
    public SearchBox Box { get; private set; } = null!;

    /// <summary>How many texts the query finds now; null: it can't be read.</summary>
    public TextTotal? Total { get; private set; }

    /// <summary>Why there is no preview.</summary>
    public string? Problem { get; private set; }

    /// <summary>The last decisions about many texts.</summary>
    public IReadOnlyList<BulkRecord> Recent { get; private set; } = [];

    /// <summary>Whom texts can be assigned to.</summary>
    public IReadOnlyList<string> Reviewers { get; private set; } = [];

    /// <summary>The catalogue's fields.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(BulkForm.Read(name => Request.Query[name]), cancellation);

    /// <summary>Pins the texts and leads to the preview.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var sent = await Request.ReadFormAsync(cancellation);
        var form = BulkForm.Read(name => sent[name]);
        var preview = await store.PreviewAsync(form.Query, form.Action, form.Arguments, User.AccountName(), cancellation);
        if (preview.Id is { } id) return LocalRedirect($"/bulk/{id}");
        Problem = preview.Problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(form, cancellation);
        return Page();
    }

    private async Task ShowAsync(BulkForm form, CancellationToken cancellation)
    {
        Form = form;
        (Box, var tree) = SearchBox.Read(form.Query);
        if (tree is not null) Total = await list.CountAsync(tree, User.AccountName(), cancellation);
        Recent = await store.RecentAsync(cancellation);
        Reviewers = await accounts.NamesAsync(Role.Reviewer, cancellation);
        Fields = [.. (await catalogs.ReadAsync(cancellation))?.Fields.Select(field => field.Key) ?? []];
    }
}
