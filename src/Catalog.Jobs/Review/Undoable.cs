namespace Catalog.Jobs.Review;

/// <summary>A decision that can be taken back.</summary>
/// <param name="Id">Of the decision.</param>
/// <param name="Action">approve, edit, reject, regenerate or assign.</param>
public sealed record Undoable(long Id, long CopyId, string Action, string Sku, string Locale);
