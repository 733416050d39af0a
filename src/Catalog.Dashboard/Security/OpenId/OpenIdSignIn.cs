using System.Security.Claims;
using Catalog.Dashboard.Hosting;
using Catalog.Jobs.Accounts;
using Catalog.Jobs.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>What happens when the identity provider sends somebody back.</summary>
internal sealed class OpenIdSignIn(ExternalAccounts accounts, AuditLog log, DashboardSettings settings, ILogger<OpenIdSignIn> logger)
{
    /// <summary>The property that says whose account is to be connected.</summary>
    public const string Connect = "catalog.connect";

    /// <summary>
    /// Everything was proved: signature, issuer, audience, time, nonce, state and PKCE. Not earlier: the handler looks at the nonce only after it has
    /// told that the token is valid.
    /// </summary>
    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var options = settings.Access.OpenId!;
        context.HandleResponse();
        var claims = context.Principal!;
        if (!OpenIdPerson.IsAllowed(claims, options))
        {
            await RefuseAsync(http, SignInRefusal.Need("domain"), claims);
            return;
        }

        var person = OpenIdPerson.Of(claims, options);
        if (context.Properties?.Items.TryGetValue(Connect, out var name) == true && name is not null)
        {
            await ConnectAsync(http, name, person);
            return;
        }

        switch (await accounts.SignInAsync(person, http.RequestAborted))
        {
            case ExternalOutcome.Admitted { Account: var account }:
                await log.AddAsync(account.Name, "sign-in", http.ClientAddress(), Way, http.RequestAborted);
                await Session.BeginAsync(http, account, SignInWay.OpenId);
                http.Response.Redirect(context.ReturnUri is { Length: > 0 } to ? to : "/");
                break;
            case ExternalOutcome.Refused { Reason: var reason }:
                await RefuseAsync(http, SignInRefusal.Of(reason), claims);
                break;
        }
    }

    /// <summary>The answer can't be used.</summary>
    public async Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        var refusal = SignInRefusal.Of(context.Failure);
        Log.OpenIdFailed(logger, refusal.Word, context.Failure);
        await RefuseAsync(context.HttpContext, refusal, null);
    }

    /// <summary>The provider said no.</summary>
    public async Task DenyAsync(AccessDeniedContext context)
    {
        context.HandleResponse();
        await RefuseAsync(context.HttpContext, SignInRefusal.Need("denied"), null);
    }

    private static Dictionary<string, string> Way => new() { ["way"] = SignInWay.OpenId };

    private async Task ConnectAsync(HttpContext http, string name, ExternalPerson person)
    {
        // The person who asked for it must still be the one who is signed in here.
        var present = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var refusal = present.Principal?.Identity?.Name == name
            ? await accounts.ConnectAsync(name, person, http.RequestAborted) is { } reason ? SignInRefusal.Of(reason) : null
            : SignInRefusal.Need("state");
        http.Response.Redirect(refusal is null ? "/account?connected=1" : $"/account?refused={refusal.Word}");
    }

    private async Task RefuseAsync(HttpContext http, SignInRefusal refusal, ClaimsPrincipal? claims)
    {
        var detail = Way;
        detail["reason"] = refusal.Word;
        // Whom the provider knows by it: an operator who is asked can tell who it was.
        if (claims?.FindFirstValue("sub") is { } subject) detail["subject"] = subject;
        await log.AddAsync("unknown", "sign-in.failed", http.ClientAddress(), detail, http.RequestAborted);
        http.Response.Redirect($"{DashboardPaths.SignIn}?refused={refusal.Word}");
    }
}
