namespace Catalog.Jobs.Audit;

/// <summary>A row of the audit log.</summary>
/// <param name="At">To the microsecond, as the database keeps it.</param>
/// <param name="Actor">An account's name, or <c>rules</c>, <c>schedule</c>, <c>command line</c>, <c>system</c>.</param>
/// <param name="Action">For example <c>text.approve</c> or <c>account.roles</c>.</param>
/// <param name="Subject">What it was done to, for people.</param>
/// <param name="Detail">A JSON object, as it was written.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Actor, string Action, string Subject, long? CopyId, long? ProductId, string Detail)
{
    internal const string Columns = "e.id, e.at, e.actor, e.action, e.subject, e.copy_id, e.product_id, e.detail";
}
