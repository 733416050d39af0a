using Catalog.Dashboard.Charts;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Evaluation.Precision;
using Catalog.Jobs.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Catalog.Dashboard.Pages.Quality;

/// <summary>How good the checks are: the newest evaluation with its history, and how far people agree with them.</summary>
public sealed class IndexModel(EvaluationStore evaluations, PeoplesDecisions decisions, ICurrentCatalog catalogs) : PageModel
{
    private const int Kept = 30;

    /// <summary>The newest evaluation; null: there is none yet.</summary>
    public KeptEvaluation? Newest { get; private set; }

    /// <summary>Its heat map.</summary>
    public HeatMap? Map { get; private set; }

    /// <summary>Evaluations of the same texts, the newest first.</summary>
    public IReadOnlyList<KeptEvaluation> History { get; private set; } = [];

    /// <summary>The same, the oldest first, as lines.</summary>
    public TrendChart Trend { get; private set; } = new([]);

    /// <summary>How far people agree with each check.</summary>
    public IReadOnlyList<CheckPrecision> Precision { get; private set; } = [];

    /// <summary>What could be approved without a person, and what is.</summary>
    public ThresholdTable Thresholds { get; private set; } = ThresholdTable.Empty;

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await evaluations.NewestAsync(Kept, cancellation);
        Newest = all.Count == 0 ? null : all[0];
        if (Newest is not null) Map = HeatMap.Of(Newest.Report);
        History = [.. all.Where(evaluation => evaluation.Texts == Newest?.Texts)];
        var oldest = History.Reverse().ToList();
        Trend = new([
            new("Found of what code alone must find", "trend-found", [.. oldest.Select(evaluation => FoundShare(evaluation.Report))]),
            new("Right texts with a false alarm", "trend-alarms", [.. oldest.Select(evaluation => AlarmShare(evaluation.Report))]),
        ]);
        Precision = await decisions.PrecisionAsync(cancellation);
        var texts = await decisions.TextsAsync(cancellation);
        Thresholds = ThresholdTable.Of(await catalogs.ReadAsync(cancellation), texts);
    }

    /// <summary>Found / planted over the kinds that need no model.</summary>
    public static double FoundShare(EvaluationReport report)
    {
        var free = report.Kinds.Where(kind => kind.Cost == "free").ToList();
        return (double)free.Sum(kind => kind.Found) / Math.Max(1, free.Sum(kind => kind.Planted));
    }

    /// <summary>Right texts with a false alarm / right texts.</summary>
    public static double AlarmShare(EvaluationReport report) =>
        (double)report.Locales.Sum(locale => locale.FalseAlarms) / Math.Max(1, report.Locales.Sum(locale => locale.Clean));
}
