namespace Catalog.Jobs.Review.Bulk;

/// <summary>A pinned text.</summary>
internal sealed record BulkItem(long CopyId, int Version)
{
    /// <summary>The next ones that nobody has decided.</summary>
    public const string Open =
        "select copy_id, version from bulk_item where bulk_id = @Id and outcome is null order by copy_id limit @Batch for update skip locked";
}

/// <summary>A text as it is in the batch's transaction.</summary>
/// <param name="Before">What an undo puts back, as JSON.</param>
internal sealed record BulkRow(long Id, long ProductId, string Locale, int Version, string Before)
{
    /// <summary>Some texts, locked.</summary>
    public const string Locked =
        """
        select c.id, c.product_id, c.locale, c.version, jsonb_build_object(
            'state', c.state, 'newest', c.newest_revision_id, 'approved', c.approved_revision_id, 'risk', c.risk,
            'requestedAt', c.requested_at, 'requestedBy', c.requested_by, 'note', c.request_note, 'assignedTo', c.assigned_to)::text as before
        from copy c where c.id = any(@ids) order by c.id for update
        """;
}

/// <summary>What came of a text.</summary>
/// <param name="Outcome">done, changed, refused or gone.</param>
/// <param name="Reason">Why it was left out.</param>
internal sealed record BulkResult(long CopyId, string Outcome, string? Reason, string? Before, int? AfterVersion);
