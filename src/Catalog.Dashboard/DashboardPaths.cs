namespace Catalog.Dashboard;

/// <summary>Addresses and names that several features use.</summary>
internal static class DashboardPaths
{
    public const string SignIn = "/sign-in";

    public const string OpenIdSignIn = "/sign-in/openid";

    public const string OpenIdCallback = "/sign-in/openid/callback";

    public const string OpenIdSignOut = "/sign-out/openid";

    public const string OpenIdSignedOut = "/sign-out/openid/done";

    public const string Account = "/account";

    public const string Jobs = "/jobs";

    public const string RightsPolicy = "rights";
}
