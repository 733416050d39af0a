using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Accounts;

/// <summary>All accounts, and the form for another.</summary>
public sealed class IndexModel(AccountList list, AccountAdministration administration, ICurrentCatalog catalog) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The page's accounts, by name.</summary>
    public IReadOnlyList<ListedAccount> Items { get; private set; } = [];

    /// <summary>Names that hold this are shown.</summary>
    public string Part { get; private set; } = "";

    /// <summary>What the form has.</summary>
    public AccountForm Form { get; private set; } = null!;

    /// <summary>The name in the form.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Why no account was made.</summary>
    public string? Problem { get; private set; }

    /// <summary>The account that was made, with its password.</summary>
    public AccountOutcome.OneTime? Made { get; private set; }

    /// <summary>The address of the next page; null: this is the last.</summary>
    public string? Next { get; private set; }

    /// <summary>The address of the first page; null: this is it.</summary>
    public string? First { get; private set; }

    /// <summary>Shows a page.</summary>
    public async Task OnGetAsync(string? q, string? after, CancellationToken cancellation) => await ShowAsync(q, after, [Role.Viewer], [], cancellation);

    /// <summary>Makes an account. The answer has its password, so it is no redirect: nothing keeps it.</summary>
    public async Task OnPostAsync(string? name, string[] role, string[] locale, CancellationToken cancellation)
    {
        switch (await administration.CreateAsync(User.AccountName(), name ?? "", role, locale, cancellation))
        {
            case AccountOutcome.OneTime made:
                Made = made;
                await ShowAsync(null, null, [Role.Viewer], [], cancellation);
                break;
            case AccountOutcome.Refused { Problem: var problem }:
                (Problem, Name) = (problem, name ?? "");
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                await ShowAsync(null, null, role, locale, cancellation);
                break;
        }
    }

    private async Task ShowAsync(string? part, string? after, IReadOnlyList<string> roles, IReadOnlyList<string> locales, CancellationToken cancellation)
    {
        Part = part?.Trim() ?? "";
        var rows = await list.PageAsync(Part, after, PageSize + 1, cancellation);
        Items = [.. rows.Take(PageSize)];
        var start = "/accounts" + (Part.Length == 0 ? "" : QueryString.Create("q", Part).Value);
        First = after is null ? null : start;
        Next = rows.Count > PageSize ? $"{start}{(Part.Length == 0 ? '?' : '&')}after={Uri.EscapeDataString(Items[^1].Name)}" : null;
        var present = await catalog.ReadAsync(cancellation);
        Form = new AccountForm(roles, locales, [.. present?.Locales.Select(locale => locale.Code) ?? []], []);
    }
}
