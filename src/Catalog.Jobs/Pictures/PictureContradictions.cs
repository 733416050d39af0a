using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Pictures;

/// <summary>Finds facts about which a product's pictures don't agree: one of them belongs to another product.</summary>
internal static class PictureContradictions
{
    /// <summary>The type of its findings.</summary>
    public const string Type = "image.contradiction";

    /// <param name="claims">Judged, of all pictures.</param>
    public static IEnumerable<Finding> Find(IReadOnlyList<PictureClaimEvidence> claims)
    {
        foreach (var field in claims.Where(claim => claim.Picture is not null && claim.Shown.Length > 0).GroupBy(claim => claim.Field))
        {
            // Other words for one thing are no contradiction: at least one picture must be against the fact.
            var against = field.FirstOrDefault(claim => claim.Verdict == "contradicted");
            var other = against is null ? null : field.FirstOrDefault(claim => !FactText.Same(claim.Shown, against.Shown));
            if (against is null || other is null) continue;
            yield return new Finding(
                Type, Severity.Major, PictureComparison.Id, field.Key, against.Shown, other.Shown,
                $"The pictures contradict each other: picture {against.Picture} shows {against.Shown}, picture {other.Picture} {other.Shown} ({field.Key}).");
        }
    }
}
