using Catalog.Jobs.Checks;

namespace Catalog.Dashboard.Pages.Quality;

/// <summary>What a check is, for the links of the tables.</summary>
/// <param name="Id">The findings' source.</param>
public sealed record CheckEntry(string Id, string Name, string Types)
{
    /// <summary>Everything that makes findings: the checks of texts, and what judges the model's words.</summary>
    public static IReadOnlyList<CheckEntry> All { get; } =
    [
        .. TextChecks.All.Select(check => new CheckEntry(check.Id, check.Name, string.Join(", ", check.Types))),
        new(ReadBackCheck.Id, "What the model read back, compared with the facts by code", string.Join(", ", ReadBackCheck.Types)),
        new(ModelFindingCheck.Id, "The model's own findings", string.Join(", ", Catalog.Jobs.Writing.ModelFindings.Types)),
        new(Catalog.Jobs.Pictures.PictureComparison.Id, "What the model saw in pictures, compared with the facts by code", "image.*"),
        new("documents", "What supplier documents say, compared with the facts by code", "document.*"),
    ];
}
