using Catalog.Dashboard.Media;
using Catalog.Dashboard.Pages.Audit;
using Catalog.Dashboard.Pages.Exports;
using Catalog.Dashboard.Pages.Glossary;
using Catalog.Dashboard.Pages.Imports;
using Catalog.Dashboard.Pages.Insight;
using Catalog.Dashboard.Pages.Texts;
using Catalog.Dashboard.Pages.Views;
using Catalog.Dashboard.Security;
using Catalog.Dashboard.Security.Access;
using Catalog.Dashboard.Security.OpenId;
using Hangfire;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Catalog.Dashboard.Hosting;

/// <summary>The order in which a request passes through, and all endpoints.</summary>
internal static class DashboardPipeline
{
    public static void UseDashboard(this WebApplication app, DashboardSettings settings)
    {
        app.UseTrustedProxies(settings.Access.Proxies);
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = Caching(file.Context.Request) });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapRazorPages();
        app.MapOpenId();
        app.MapMedia();
        app.MapRejectsFile();
        app.MapExportFile();
        app.MapGlossaryFiles();
        app.MapAuditFile();
        app.MapInsightFiles();
        app.MapSearchCompletion();
        app.MapViewCounts();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = static _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapHangfireDashboardWithAuthorizationPolicy(DashboardPaths.RightsPolicy, DashboardPaths.Jobs, new DashboardOptions
        {
            AppPath = "/",
            DashboardTitle = "Catalog jobs",
            DisplayStorageConnectionString = false,
        });
    }

    // A page names a file with its content's hash: another content has another address.
    private static string Caching(HttpRequest request) =>
        request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}
