using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Accounts;

/// <summary>One account: its roles and locales, and what an operator can do about its sign-ins.</summary>
public sealed class DetailsModel(AccountList list, AccountAdministration administration, ICurrentCatalog catalog) : PageModel
{
    /// <summary>The account.</summary>
    public ListedAccount Account { get; private set; } = null!;

    /// <summary>What the form has.</summary>
    public AccountForm Form { get; private set; } = null!;

    /// <summary>Why nothing was changed.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was done.</summary>
    public string? Done { get; private set; }

    /// <summary>The password that the account was given.</summary>
    public AccountOutcome.OneTime? Given { get; private set; }

    /// <summary>Whether it is the operator's own.</summary>
    public bool IsOwn => Account.Name == User.AccountName();

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation) => ShowAsync(id, null, null, cancellation);

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string? action, string[] role, string[] locale, CancellationToken cancellation)
    {
        if (await list.FindAsync(id, cancellation) is not { } present) return NotFound();
        var actor = User.AccountName();
        // Boxes that the provider has are disabled, so the browser sends none of them.
        string[] roles = present.Provided.Contains("roles") ? [.. present.Roles] : role;
        string[] locales = present.Provided.Contains("locales") ? [.. present.Locales] : locale;
        AccountOutcome? outcome = action switch
        {
            "change" => await administration.ChangeAsync(actor, id, roles, locales, cancellation),
            "reset" => await administration.ResetAsync(actor, id, cancellation),
            "unlock" => await administration.UnlockAsync(actor, id, cancellation),
            "sessions" => await administration.EndSessionsAsync(actor, id, cancellation),
            "disable" => await administration.DisableAsync(actor, id, cancellation),
            "enable" => await administration.EnableAsync(actor, id, cancellation),
            _ => null,
        };
        switch (outcome)
        {
            case null:
                return BadRequest();
            case AccountOutcome.Gone:
                return NotFound();
            case AccountOutcome.Refused { Problem: var problem }:
                Problem = problem;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await ShowAsync(id, action == "change" ? roles : null, action == "change" ? locales : null, cancellation);
            case AccountOutcome.OneTime given:
                Given = given;
                break;
            default:
                Done = action switch
                {
                    "change" => "Saved. It holds from the person's next click on.",
                    "unlock" => "The account doesn't rest any more.",
                    "sessions" => "All sign-ins have ended.",
                    "disable" => "Disabled. All sign-ins have ended.",
                    _ => "The account may sign in again.",
                };
                break;
        }

        return await ShowAsync(id, null, null, cancellation);
    }

    private async Task<IActionResult> ShowAsync(long id, string[]? roles, string[]? locales, CancellationToken cancellation)
    {
        if (await list.FindAsync(id, cancellation) is not { } account) return NotFound();
        Account = account;
        var present = await catalog.ReadAsync(cancellation);
        var offered = (present?.Locales.Select(locale => locale.Code) ?? []).Union(account.Locales).Union(locales ?? []);
        Form = new AccountForm(roles ?? account.Roles, locales ?? account.Locales, [.. offered], account.Provided);
        return Page();
    }
}
