using Catalog.Dashboard.Security;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Account;

/// <summary>A person's own account: roles, and another password.</summary>
public sealed class IndexModel(AccountStore accounts) : PageModel
{
    /// <summary>Why the password was not changed.</summary>
    public string? Problem { get; private set; }

    /// <summary>True after it was changed.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Changes the password; this browser stays signed in.</summary>
    public async Task OnPostAsync(string? present, string? next, CancellationToken cancellation)
    {
        var name = User.AccountName();
        Problem = AccountRules.PasswordProblem(next ?? "");
        if (Problem is null && await accounts.SignInAsync(name, present ?? "", cancellation) is null) Problem = "The present password is wrong.";
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await accounts.SetPasswordAsync(name, next!, cancellation);
        if (await accounts.FindAsync(name, cancellation) is { } account) await HttpContext.SignInAsync(Session.Principal(account));
        IsChanged = true;
    }
}
