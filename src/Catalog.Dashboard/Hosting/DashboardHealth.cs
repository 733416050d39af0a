namespace Catalog.Dashboard.Hosting;

/// <summary>Health checks.</summary>
internal static class DashboardHealth
{
    public static void AddDashboardHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
}
