namespace Catalog.Dashboard.Pages.Shared;

/// <summary>Where a list's pages lead to: back to its start, on, and one back; null where there is nothing.</summary>
public sealed record PagerLinks(string? First, string? Next, string? Previous = null);
