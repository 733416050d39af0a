using System.Globalization;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Insight;

/// <summary>A person's decision with what it was about.</summary>
/// <param name="OpenedAt">When the text came onto the screen, or the decision before was made; null: not decided on the review screen.</param>
/// <param name="Draft">The text that was decided about; for an edit the one before it. Null: there was none.</param>
/// <param name="DraftAuthor">Who wrote it.</param>
/// <param name="Final">The person's text; of an edit only.</param>
/// <param name="Earlier">What another person had decided about the same text: approve, edit (they wrote it) or reject; null: nobody had.</param>
/// <param name="IsUndone">It was taken back: what it added is taken away again.</param>
public sealed record MadeDecision(
    long Id, string Locale, string Action, DateTimeOffset CreatedAt, DateTimeOffset? OpenedAt, string? Draft, string? DraftAuthor, string? Final, string? Earlier, bool IsUndone = false);

/// <summary>What a decision adds to the figures; pure.</summary>
public static class DecisionMeasures
{
    /// <summary>Longer reviews count as so long: somebody had lunch.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private const int Steps = 10;

    /// <summary>The measures of a decision.</summary>
    public static IEnumerable<MeasureDelta> Of(MadeDecision decision)
    {
        var day = DateOnly.FromDateTime(decision.CreatedAt.UtcDateTime);
        var sign = decision.IsUndone ? -1 : 1;
        MeasureDelta Add(string measure, string key, double total) => new(day, decision.Locale, measure, key, sign, sign * total);

        if (decision.OpenedAt is { } opened)
            yield return Add(Measures.Review, "", Math.Clamp((decision.CreatedAt - opened).TotalSeconds, 0, Longest.TotalSeconds));
        if (decision.Action is not ("approve" or "edit" or "reject")) yield break;
        if (decision.DraftAuthor == Revision.ModelAuthor)
        {
            yield return Add(Measures.Unchanged, "", decision.Action == "approve" ? 1 : 0);
            if (decision is { Action: "edit", Draft: { } draft, Final: { } final })
            {
                var distance = GraphemeDistance.Normalized(Copy.Parse(draft), Copy.Parse(final));
                yield return Add(Measures.Distance, Math.Min(Steps - 1, (int)(distance * Steps)).ToString(CultureInfo.InvariantCulture), distance);
            }
        }

        // Who approved a text or wrote it takes it for good; who edits or rejects it doesn't.
        if (decision.Earlier is { } earlier) yield return Add(Measures.Agreement, "", (earlier != "reject") == (decision.Action == "approve") ? 1 : 0);
    }
}
