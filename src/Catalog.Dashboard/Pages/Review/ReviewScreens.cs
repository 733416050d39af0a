using System.Globalization;
using Catalog.Dashboard.Texts;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>Builds the review screen.</summary>
public sealed class ReviewScreens(
    ICurrentCatalog catalogs, ReviewItems items, CopyCounts counts, QueuePositions positions, Reviewers reviewers, Undos undos, QueueTotals totals, FoundPositions found)
{
    /// <summary>Loads a text for the screen; null where there is none.</summary>
    public async Task<ReviewItem?> LoadAsync(long copyId, CancellationToken cancellation) =>
        await items.LoadAsync(copyId, cancellation, (await catalogs.ReadAsync(cancellation))?.SourceLocale);

    /// <summary>The screen of a text, or of an empty queue.</summary>
    /// <param name="reviewer">The account that looks.</param>
    public async Task<ReviewScreen> BuildAsync(ReviewRoute route, ReviewItem? item, string reviewer, CancellationToken cancellation)
    {
        var catalog = await catalogs.ReadAsync(cancellation);
        var all = await counts.ReadAsync(cancellation);
        var fields = item?.Newest is { } newest
            ? FieldViews.Build(newest, item.Before, item.Findings, new TextSources(item.Product, catalog, item.Evidence), item.Copy.Locale)
            : [];
        List<string> locales = [.. catalog?.Locales.Select(locale => locale.Code) ?? []];
        var texts = CopyState.All.ToDictionary(
            state => state, state => all.Where(count => count.State == state && (route.Filter.Locale is null || count.Locale == route.Filter.Locale)).Sum(count => (long)count.Texts));
        // A query's hits are counted by themselves.
        var number = item is not null && route.Filter.Query is not null && IsIn(route.Filter, item.Copy)
            ? await found.OfAsync(route.Filter, item.Copy.Place(route.Filter.Order), reviewer, cancellation)
            : null;
        var position = item is not null && route.Filter.Query is null && IsIn(route.Filter, item.Copy) ? await positions.OfAsync(route.Filter, item.Copy.Place(route.Filter.Order), reviewer, cancellation) : null;
        var waiting = route.Filter.OnlyMine ? await positions.TotalAsync(route.Filter, reviewer, cancellation) : texts[route.Filter.State];
        return new ReviewScreen(route, item is null ? null : Ordered(item, locales), fields, waiting)
        {
            Settings = await reviewers.SettingsAsync(reviewer, cancellation),
            Reviewer = reviewer,
            SourceLocale = catalog?.SourceLocale ?? "en",
            Found = await totals.CountAsync(route.Filter, reviewer, cancellation),
            FoundNumber = number,
            Locales = locales,
            Texts = texts,
            WaitingForPerson = await counts.WaitingForAsync(reviewer, cancellation),
            Position = position,
            Undo = await undos.LastAsync(reviewer, cancellation),
            Colleagues = item is null ? [] : await reviewers.NamesAsync(cancellation),
        };
    }

    /// <summary>The screen of a text that changed while a form was open, or went to somebody else: the present text, and what the person had.</summary>
    /// <param name="heldBy">Who has it now; null: it changed.</param>
    public async Task<ReviewScreen> ConflictAsync(
        ReviewRoute route, long copyId, IFormCollection form, Decision decision, string reviewer, string? heldBy, CancellationToken cancellation)
    {
        var item = await LoadAsync(copyId, cancellation);
        var typed = (decision as Decision.Edit)?.Text;
        var seen = long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var revisionId) ? await items.TextAsync(copyId, revisionId, cancellation) : null;
        var mine = typed ?? seen;
        return (await BuildAsync(route, item, reviewer, cancellation)) with
        {
            Conflict = new ReviewConflict(form["action"].ToString(), mine, Differences(mine, item?.Newest?.Text), heldBy),
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
        Decision.Assign assign => $"Sent to {assign.To}",
        _ => "Sent to the model",
    }) + $": {item.Product.Sku}, {Show.Language(item.Copy.Locale)}";

    private static bool IsIn(ReviewFilter filter, CopyRow copy) => copy.State == filter.State && (filter.Locale is null || copy.Locale == filter.Locale);

    private static ReviewItem Ordered(ReviewItem item, List<string> locales) => item with
    {
        Siblings = [.. item.Siblings.OrderBy(sibling => locales.IndexOf(sibling.Locale) is var place && place < 0 ? int.MaxValue : place)],
    };

    private static Dictionary<string, IReadOnlyList<DiffPart>> Differences(Copy? mine, Copy? present)
    {
        if (mine is null || present is null) return [];
        return present.Fields.ToDictionary(
            field => field.Key,
            field => WordDiff.Compare(mine.Field(field.Key)?.Text ?? "", field.Text));
    }
}
