using Microsoft.AspNetCore.Authorization;

namespace Catalog.Dashboard.Security;

/// <summary>Asks the rights table about the endpoint that a request reached. It is the policy of all endpoints.</summary>
internal sealed class RightsRequirement : IAuthorizationRequirement;

internal sealed class RightsHandler : AuthorizationHandler<RightsRequirement>
{
    // Who signed in with a one-time password has to change it first.
    private static bool IsForChange(Right right) => right.Pattern is "account" or "sign-out";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightsRequirement requirement)
    {
        if (context.Resource is HttpContext http && IsAllowed(http)) context.Succeed(requirement);

        return Task.CompletedTask;

        // Where there is no endpoint there is nothing to protect: who is signed in is told that, strangers are sent to the sign-in.
        bool IsAllowed(HttpContext http) => http.GetEndpoint() switch
        {
            null => context.User.Identity?.IsAuthenticated == true,
            RouteEndpoint endpoint => Rights.Find(http.Request.Method, endpoint.RoutePattern.RawText ?? "") is { } right && Rights.Allows(right, context.User)
                && (right.Roles.Count == 0 || !context.User.MustChangePassword() || IsForChange(right)),
            _ => false,
        };
    }
}
