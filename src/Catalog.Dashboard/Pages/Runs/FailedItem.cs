namespace Catalog.Dashboard.Pages.Runs;

/// <summary>A product that a run could not process.</summary>
public sealed record FailedItem(long ProductId, string Sku, int Attempts, string? Error);
