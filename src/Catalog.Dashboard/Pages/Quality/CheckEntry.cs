using Catalog.Jobs.Checks.Registry;

namespace Catalog.Dashboard.Pages.Quality;

/// <summary>What a check is, for the links of the tables.</summary>
/// <param name="Id">The findings' source.</param>
public sealed record CheckEntry(string Id, string Name, string Description, string Types)
{
    /// <summary>The registry's checks.</summary>
    public static IReadOnlyList<CheckEntry> All { get; } =
    [
        .. CheckRegistry.Standard.All.Select(check => new CheckEntry(check.Id, check.Name, check.Data.Description, string.Join(", ", check.Types))),
    ];
}
