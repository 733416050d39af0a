using System.Globalization;
using Catalog.Dashboard.Texts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>Builds the review screen.</summary>
public sealed class ReviewScreens(ICurrentCatalog catalogs, ReviewItems items, CopyCounts counts, QueueTotals totals)
{
    /// <summary>The screen of a text, or of an empty queue.</summary>
    public async Task<ReviewScreen> BuildAsync(ReviewRoute route, ReviewItem? item, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        var all = await counts.ReadAsync(cancellation);
        var waiting = all
            .Where(count => count.State == route.Filter.State && (route.Filter.Locale is null || count.Locale == route.Filter.Locale))
            .Sum(count => count.Texts);
        var fields = item?.Newest is { } newest
            ? FieldViews.Build(newest, item.Before, item.Findings, item.Product, catalog?.Fields ?? [])
            : [];
        List<string> locales = [.. catalog?.Locales.Select(locale => locale.Code) ?? []];
        var ordered = item is null ? null : item with { Siblings = [.. item.Siblings.OrderBy(sibling => locales.IndexOf(sibling.Locale) is var place && place < 0 ? int.MaxValue : place)] };
        return new ReviewScreen(route, ordered, fields, waiting)
        {
            SourceLocale = catalog?.SourceLocale ?? "en",
            Found = await totals.CountAsync(route.Filter, cancellation),
            Locales = locales,
            WaitingForPerson = all.Where(count => count.State == CopyState.NeedsReview).Sum(count => count.Texts),
        };
    }

    /// <summary>The screen of a text that changed while a form was open: the present text, and what the person had.</summary>
    public async Task<ReviewScreen> ConflictAsync(
        ReviewRoute route, long copyId, IFormCollection form, Decision decision, CancellationToken cancellation)
    {
        var item = await items.LoadAsync(copyId, cancellation);
        var typed = (decision as Decision.Edit)?.Text;
        var seen = long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var revisionId) ? await items.TextAsync(copyId, revisionId, cancellation) : null;
        var mine = typed ?? seen;
        return (await BuildAsync(route, item, cancellation)) with
        {
            Conflict = new ReviewConflict(form["action"].ToString(), mine, Differences(mine, item?.Newest?.Text)),
            Typed = typed,
            IsEditing = typed is not null,
        };
    }

    /// <summary>What screen readers say about a stored decision.</summary>
    public static string Announce(Decision decision, ReviewItem item, DecisionOutcome.Decided decided) => (decision switch
    {
        Decision.Approve => "Approved",
        Decision.Edit => "Saved and approved",
        Decision.Reject when decided.State == CopyState.Approved => "Proposal rejected, the approved text stays",
        Decision.Reject => "Rejected",
        _ => "Sent to the model",
    }) + $": {item.Product.Sku}, {Show.Language(item.Copy.Locale)}";

    private static Dictionary<string, IReadOnlyList<DiffPart>> Differences(Copy? mine, Copy? present)
    {
        if (mine is null || present is null) return [];
        return present.Fields.ToDictionary(
            field => field.Key,
            field => WordDiff.Compare(mine.Field(field.Key)?.Text ?? "", field.Text));
    }
}
