namespace Catalog.Jobs.Review;

/// <summary>A text's row as it was before a decision: <c>decision.before</c>. All in SQL, so that no moment loses its microseconds on the way.</summary>
internal static class CopySnapshot
{
    /// <summary>Makes one of a row of <c>copy</c>.</summary>
    public const string Sql =
        """
        jsonb_build_object('newest', newest_revision_id, 'approved', approved_revision_id, 'risk', risk, 'waiting_since', waiting_since,
            'requested_at', requested_at, 'requested_by', requested_by, 'request_note', request_note, 'request_scope', request_scope,
            'assigned_to', assigned_to, 'assigned_by', assigned_by, 'assigned_note', assigned_note)
        """;

    /// <summary>Assignments that restore a row of <c>copy</c> from decision <c>d</c>, but for version and hold.</summary>
    public const string Restore =
        """
        state = d.from_state, newest_revision_id = (d.before ->> 'newest')::bigint, approved_revision_id = (d.before ->> 'approved')::bigint,
        risk = (d.before ->> 'risk')::int, waiting_since = (d.before ->> 'waiting_since')::timestamptz,
        requested_at = (d.before ->> 'requested_at')::timestamptz, requested_by = d.before ->> 'requested_by', request_note = d.before ->> 'request_note',
        request_scope = nullif(d.before -> 'request_scope', 'null'),
        assigned_to = d.before ->> 'assigned_to', assigned_by = d.before ->> 'assigned_by', assigned_note = d.before ->> 'assigned_note'
        """;
}
