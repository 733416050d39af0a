namespace Catalog.Dashboard;

/// <summary>Addresses and names that several features use.</summary>
internal static class DashboardPaths
{
    public const string SignIn = "/sign-in";

    public const string Jobs = "/jobs";

    public const string RightsPolicy = "rights";
}
