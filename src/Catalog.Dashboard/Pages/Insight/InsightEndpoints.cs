using System.Text;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Export;
using Catalog.Jobs.Learning;
using Catalog.Jobs.Review;

namespace Catalog.Dashboard.Pages.Insight;

/// <summary>The page's tables as CSV files, and what was learnt as JSON lines.</summary>
internal static class InsightEndpoints
{
    public static void MapInsightFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/insight/file", SendTableAsync);
        endpoints.MapGet("/insight/learned", SendLearned);
    }

    private static async Task<IResult> SendTableAsync(
        string? section, HttpRequest request, InsightSections sections, ICurrentCatalog catalogs, TimeProvider time, CancellationToken cancellation)
    {
        var filter = InsightRoute.Read(request.Query, time);
        var rules = (await catalogs.ReadAsync(cancellation))?.Insight ?? InsightRules.Default;
        var (_, all) = await sections.BuildAsync(filter, rules.MinutesByHand, cancellation);
        if (all.FirstOrDefault(one => one.Id == section) is not { } found) return Results.NotFound();
        var csv = new StringBuilder("\uFEFF");
        Append(csv, [found.First, .. found.Columns.Select(column => column.Name)]);
        foreach (var row in found.Rows) Append(csv, [row.Label, .. row.Values.Select(InsightColumn.Plain)]);
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"insight-{found.Id}.csv");
    }

    private static IResult SendLearned(LearningPairs pairs, CancellationToken cancellation) => Results.Stream(
        async stream => await PairLines.WriteAsync(stream, pairs.ReadAsync(new(true, true, null, false), cancellation), cancellation),
        "application/jsonl; charset=utf-8",
        "learned.jsonl");

    private static void Append(StringBuilder csv, IEnumerable<string> cells) => csv.Append(CsvLine.Of(cells));
}
