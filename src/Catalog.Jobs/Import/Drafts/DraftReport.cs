namespace Catalog.Jobs.Import.Drafts;

/// <summary>What a dry run says.</summary>
/// <param name="Import">What the import would do.</param>
/// <param name="Cost">What writing the texts that it makes stale would cost.</param>
public sealed record DraftReport(ImportReport Import, RefreshCost Cost);
