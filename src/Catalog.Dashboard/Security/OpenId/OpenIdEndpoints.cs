using Catalog.Dashboard.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>
/// Ways to the identity provider and back. They are links, not forms: browsers hold a form's redirects against <c>form-action</c>, which stays
/// <c>'self'</c>. What comes back goes to <see cref="DashboardPaths.OpenIdCallback"/>, which the handler answers.
/// </summary>
internal static class OpenIdEndpoints
{
    public static void MapOpenId(this WebApplication app)
    {
        app.MapGet(DashboardPaths.OpenIdSignIn, StartAsync);
        app.MapGet(DashboardPaths.OpenIdSignOut, LeaveAsync);
    }

    private static async Task StartAsync(HttpContext http, DashboardSettings settings, ConnectTickets tickets, ILogger<OpenIdSignIn> logger, string? to, string? connect)
    {
        if (settings.Access.OpenId is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var properties = new AuthenticationProperties { RedirectUri = IsLocal(to) ? to : "/" };
        if (connect is not null)
        {
            if (!tickets.Holds(connect, http.User.SessionId()))
            {
                http.Response.Redirect("/account?refused=state");
                return;
            }

            properties.Items[OpenIdSignIn.Connect] = http.User.AccountName();
        }

        try
        {
            await http.ChallengeAsync(OpenIdServices.Scheme, properties);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            // The provider's own description can't be had.
            Log.OpenIdUnreachable(logger, settings.Access.OpenId.Authority, e);
            http.Response.Redirect($"{DashboardPaths.SignIn}?refused=unreachable");
        }
    }

    private static async Task LeaveAsync(HttpContext http, DashboardSettings settings, ILogger<OpenIdSignIn> logger)
    {
        if (settings.Access.OpenId is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            await http.SignOutAsync(OpenIdServices.Scheme, new AuthenticationProperties { RedirectUri = DashboardPaths.SignIn });
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            Log.OpenIdUnreachable(logger, settings.Access.OpenId.Authority, e);
            http.Response.Redirect($"{DashboardPaths.SignIn}?refused=unreachable");
        }
    }

    // As IUrlHelper.IsLocalUrl: a path of this server, and nothing that a browser takes for another's.
    private static bool IsLocal(string? to) => to is { Length: > 0 } && to[0] == '/' && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.Any(char.IsControl);
}
