using Catalog.Jobs.Checks;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Review;

/// <summary>Reads findings.</summary>
internal static class StoredFindings
{
    private const string Columns =
        """
        id, copy_id, copy_id is null as of_product, field, type, severity, source, found, expected, message,
        span_start, span_length, span_item, fix_start, fix_length, fix_item, fix_text, dismissed_by, dismissed_reason
        """;

    private const string WorstFirst = "array_position(array['critical', 'major', 'minor'], severity), id";

    /// <summary>What is wrong with a revision, with the last attempt at one (an answer that could not be used), or with the product as a whole.</summary>
    public static async Task<IReadOnlyList<StoredFinding>> OfRevisionAsync(
        NpgsqlConnection connection, long productId, long? copyId, long? revisionId, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select {Columns} from finding where copy_id = @copyId and (revision_id = @revisionId or revision_id is null)
            union all
            select {Columns} from finding where product_id = @productId and copy_id is null
            """,
            new { productId, copyId, revisionId },
            cancellationToken: cancellation));
        return [.. rows.Select(ToFinding).OrderByDescending(finding => finding.Finding.Severity).ThenBy(finding => finding.Id)];
    }

    /// <summary>What is wrong with some texts' revisions or last attempts, by the text's id.</summary>
    public static async Task<ILookup<long, StoredFinding>> OfRevisionsAsync(
        NpgsqlConnection connection, IEnumerable<long> copyIds, IEnumerable<long> revisionIds, CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"select {Columns} from finding where copy_id = any(@copyIds) and (revision_id is null or revision_id = any(@revisionIds)) order by {WorstFirst}",
            new { copyIds = copyIds.ToArray(), revisionIds = revisionIds.ToArray() },
            cancellationToken: cancellation));
        return rows.ToLookup(row => row.CopyId ?? 0, ToFinding);
    }

    private static StoredFinding ToFinding(Row row) => new(
        row.Id,
        new Finding(
            row.Type,
            Enum.Parse<Severity>(row.Severity, ignoreCase: true),
            row.Source,
            row.Field,
            row.Found,
            row.Expected,
            row.Message,
            row.SpanStart is { } start && row.SpanLength is { } length ? new TextSpan(start, length, row.SpanItem ?? 0) : null)
        {
            Fix = row.FixText is { } text ? new Fix(new TextSpan(row.FixStart ?? 0, row.FixLength ?? 0, row.FixItem ?? 0), text) : null,
        },
        row.OfProduct,
        row.DismissedBy,
        row.DismissedReason);

    private sealed record Row(
        long Id, long? CopyId, bool OfProduct, string? Field, string Type, string Severity, string Source, string Found, string Expected, string Message,
        int? SpanStart, int? SpanLength, int? SpanItem, int? FixStart, int? FixLength, int? FixItem, string? FixText,
        string? DismissedBy, string? DismissedReason);
}
