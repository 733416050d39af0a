using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Insight;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Insight;

/// <summary>What the model, the checks and the reviewers bring: over time and by language.</summary>
public sealed class IndexModel(InsightSections sections, InsightQueries queries, ICurrentCatalog catalogs, TimeProvider time) : PageModel
{
    /// <summary>What is looked at.</summary>
    public InsightFilter Filter { get; private set; } = null!;

    /// <summary>The languages that have figures.</summary>
    public IReadOnlyList<string> Locales { get; private set; } = [];

    /// <summary>The sums over the whole time.</summary>
    public MeasureTable All { get; private set; } = new([]);

    /// <summary>Charts and tables.</summary>
    public IReadOnlyList<InsightSection> Sections { get; private set; } = [];

    /// <summary>Minutes in which a person writes one text.</summary>
    public double MinutesByHand { get; private set; }

    /// <summary>The query that leads to the same figures.</summary>
    public string Query => InsightRoute.Query(Filter);

    /// <summary>The periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Choices => InsightRoute.Choices;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = InsightRoute.Read(Request.Query, time);
        MinutesByHand = ((await catalogs.ReadAsync(cancellation))?.Insight ?? InsightRules.Default).MinutesByHand;
        (All, Sections) = await sections.BuildAsync(Filter, MinutesByHand, cancellation);
        Locales = await queries.LocalesAsync(Filter, cancellation);
    }
}
