using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation.Precision;

namespace Catalog.Dashboard.Pages.Quality;

/// <summary>What people's decisions say about a locale, and what holds there.</summary>
/// <param name="Bound">Null: there is no catalogue, or it lacks the locale.</param>
public sealed record ThresholdRow(ApprovalThreshold Threshold, ApprovalBound? Bound);

/// <summary>The approval thresholds by locale.</summary>
/// <param name="IsApplied">The catalogue says <c>"maxSeverity": "learnt"</c>: the thresholds decide.</param>
public sealed record ThresholdTable(bool IsApplied, IReadOnlyList<ThresholdRow> Rows)
{
    /// <summary>Nothing decided, no catalogue.</summary>
    public static ThresholdTable Empty { get; } = new(false, []);

    /// <summary>Locales that somebody decided about; where the thresholds decide, all of the catalogue's.</summary>
    public static ThresholdTable Of(CatalogDefinition? catalog, IReadOnlyList<DecidedTexts> texts)
    {
        var isApplied = catalog?.Approval.Learnt is not null;
        var rules = isApplied ? catalog!.Approval with { Learnt = new(LearntApproval.ThresholdsOf(catalog, texts)) } : catalog?.Approval;
        var locales = texts.Select(text => text.Locale).Concat(isApplied ? catalog!.Locales.Select(locale => locale.Code) : []).Distinct();
        return new(isApplied, [.. locales.Select(locale => new ThresholdRow(ApprovalThreshold.Of(locale, texts), catalog?.Locale(locale) is null ? null : rules!.BoundOf(locale)))]);
    }
}
