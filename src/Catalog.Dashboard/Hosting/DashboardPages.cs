using System.Text.Encodings.Web;
using System.Text.Unicode;
using Catalog.Dashboard.Pages;
using Catalog.Dashboard.Pages.Exports;
using Catalog.Dashboard.Pages.Imports;
using Catalog.Dashboard.Pages.Insight;
using Catalog.Dashboard.Pages.Overview;
using Catalog.Dashboard.Pages.Products;
using Catalog.Dashboard.Pages.Review;
using Catalog.Dashboard.Pages.Runs;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Evaluation.Precision;
using Catalog.Jobs.History;
using Catalog.Jobs.Import.Drafts;
using Catalog.Jobs.Import.Sources;
using Catalog.Jobs.Review;
using Catalog.Jobs.Review.Bulk;
using Catalog.Jobs.Terminology;
using Catalog.Jobs.WriteBack;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Catalog.Dashboard.Hosting;

/// <summary>Razor Pages and what they read from.</summary>
internal static class DashboardPages
{
    public static void AddDashboardPages(this IServiceCollection services, DashboardSettings settings)
    {
        services.AddRazorPages();
        services.AddResponseCompression();

        // Letters of all scripts stay letters; what means something in HTML is still encoded.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(settings.Folder);
        services.AddTerminology();
        services.AddHistory();
        services.TryAddSingleton<ICurrentCatalog>(provider => new TermCatalog(new FolderCatalog(settings.Folder), provider.GetRequiredService<TermBase>()));
        services.AddSearch();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<QueuePositions>();
        services.AddSingleton<FoundPositions>();
        services.AddSingleton<QueueList>();
        services.AddSingleton<Reviewers>();
        services.AddSingleton<Undos>();
        services.AddSingleton<LiveChecks>();
        services.AddSingleton<ReviewItems>();
        services.AddSingleton<Dismissals>();
        services.AddSingleton<CopyCounts>();
        services.AddSingleton<QueueTotals>();
        services.AddSingleton<ReviewScreens>();
        services.AddSingleton<Navigation>();
        services.AddSingleton<OverviewQuery>();
        services.AddSingleton<ProductList>();
        services.AddSingleton<ProductHistories>();
        services.AddSingleton<EvaluationStore>();
        services.AddSingleton<PeoplesDecisions>();
        services.AddSingleton<RunQueries>();
        services.AddSingleton<ImportQueries>();
        services.AddImportDrafts();
        services.AddSingleton<ExportQueries>();
        services.AddSingleton<PullStore>();
        services.AddSingleton<ConflictQueries>();
        services.AddSingleton<ConflictSettlements>();
        services.AddSingleton<Reverts>();
        services.AddSingleton<InsightSections>();
    }
}
