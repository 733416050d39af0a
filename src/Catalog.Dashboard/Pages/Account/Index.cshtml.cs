using Catalog.Dashboard.Hosting;
using Catalog.Dashboard.Security;
using Catalog.Dashboard.Security.OpenId;
using Catalog.Jobs.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Account;

/// <summary>A person's own account: what it may do, another password, the identity provider, and where it is signed in.</summary>
public sealed class IndexModel(AccountStore accounts, AccountSessions sessions, ConnectTickets tickets, DashboardSettings settings) : PageModel
{
    /// <summary>Why the password was not changed.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is wrong or done with sign-ins or the provider; null: nothing.</summary>
    public (bool IsGood, string Text)? News { get; private set; }

    /// <summary>True after the password was changed.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>The password has to be changed before anything else.</summary>
    public bool MustChange { get; private set; }

    /// <summary>False where the person signs in by the provider alone.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Where the person is signed in.</summary>
    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];

    /// <summary>Which of them this browser's is.</summary>
    public Guid? Present { get; private set; }

    /// <summary>What the identity provider is called; null: there is none.</summary>
    public string? Provider => settings.Access.OpenId?.Name;

    /// <summary>The link to the provider that connects this account; null: it wasn't asked for.</summary>
    public string? ConnectAddress { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="connected">After the account was connected.</param>
    /// <param name="refused">A word of <see cref="SignInRefusal"/>: why it wasn't.</param>
    public async Task OnGetAsync(string? connected, string? refused, CancellationToken cancellation)
    {
        if (Provider is { } provider)
        {
            if (SignInRefusal.Find(refused) is { } refusal) News = (false, refusal.Say(provider));
            else if (connected is not null) News = (true, $"Connected: from now on you can sign in with {provider}.");
        }

        await ShowAsync(User.SessionId(), cancellation);
    }

    /// <summary>Changes the password (this browser stays signed in), ends other sign-ins, or goes on to the provider.</summary>
    public async Task OnPostAsync(string? action, string? present, string? next, CancellationToken cancellation)
    {
        var session = User.SessionId();
        switch (action)
        {
            case "sign-out-others":
                var ended = await sessions.EndOthersAsync(User.AccountName(), session ?? Guid.Empty, cancellation);
                News = (true, ended == 0 ? "There is no other sign-in." : $"Signed out of {ended} other {(ended == 1 ? "browser" : "browsers")}.");
                break;
            case "connect" when Provider is not null && session is { } id && !User.MustChangePassword():
                ConnectAddress = DashboardPaths.OpenIdSignIn + QueryString.Create("connect", tickets.For(id));
                break;
            default:
                session = await ChangeAsync(User.AccountName(), present ?? "", next ?? "", cancellation);
                break;
        }

        await ShowAsync(session, cancellation);
    }

    private async Task<Guid?> ChangeAsync(string name, string present, string next, CancellationToken cancellation)
    {
        Problem = AccountRules.PasswordProblem(next);
        if (Problem is null && next == present) Problem = "The new password is the present one; choose another.";
        if (Problem is null && await accounts.SignInAsync(name, present, cancellation) is null) Problem = "The present password is wrong.";
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return User.SessionId();
        }

        await accounts.SetPasswordAsync(name, name, next, cancellation);
        IsChanged = true;
        return await accounts.FindAsync(name, cancellation) is { } account ? await Session.BeginAsync(HttpContext, account, User.SignInWay()) : null;
    }

    private async Task ShowAsync(Guid? session, CancellationToken cancellation)
    {
        var name = User.AccountName();
        var account = await accounts.FindAsync(name, cancellation);
        MustChange = account?.MustChange == true && User.SignInWay() == SignInWay.Password;
        HasPassword = account?.HasPassword == true;
        Sessions = await sessions.ListAsync(name, cancellation);
        Present = session;
    }
}
