using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Siblings;

namespace Catalog.Jobs.Runs;

/// <summary>
/// Rows of <c>finding</c>. A finding carries the fingerprint of what it was computed from; a person's dismissal passes on to the same finding about the
/// same thing and to nothing else.
/// </summary>
internal static class FindingRows
{
    /// <summary>Replaces what a comparison found about a product.</summary>
    /// <param name="source">The comparison: <c>pictures</c> or <c>documents</c>.</param>
    public static async Task ReplaceOfProductAsync(RowWriter writer, long product, string source, IReadOnlyList<Finding> findings, string fingerprint)
    {
        var dismissed = await DismissedAsync(writer, "product_id = @product and copy_id is null and source = @source", new { product, source });
        await writer.ExecuteAsync("delete from finding where product_id = @product and copy_id is null and source = @source", new { product, source });
        await InsertAsync(writer, product, null, null, findings.Select(finding => finding with { Source = source }), fingerprint, dismissed);
    }

    /// <summary>Findings of a product that stand.</summary>
    /// <remarks>Without those that only say again what its texts have (<see cref="SourceProblemCheck"/>).</remarks>
    public static async Task<IReadOnlyList<Finding>> OpenOfProductAsync(RowWriter writer, long product) =>
        [.. (await writer.QueryAsync<FindingRow>(
            $"""
            select {FindingRow.Columns} from finding
            where product_id = @product and copy_id is null and dismissed_at is null and source <> 'source-problem' order by id
            """,
            new { product })).Select(row => row.ToFinding())];

    /// <summary>Takes away what was found in texts that the model wrote before; a person's texts keep theirs, for they may still stand.</summary>
    /// <returns>What people dismissed in the copy's texts.</returns>
    public static async Task<IReadOnlyList<DismissedFinding>> ClearOfTextAsync(RowWriter writer, long copy)
    {
        const string OfModel = "copy_id = @copy and (revision_id is null or exists (select 1 from revision r where r.id = revision_id and r.author = 'model'))";
        IReadOnlyList<DismissedFinding> dismissed = [.. await DismissedAsync(writer, OfModel, new { copy }), .. await DismissedOfCopyAsync(writer, copy)];
        await writer.ExecuteAsync($"delete from finding where {OfModel}", new { copy });
        return dismissed;
    }

    /// <summary>Writes findings.</summary>
    /// <returns>Those that nobody dismissed.</returns>
    public static async Task<IReadOnlyList<Finding>> InsertAsync(
        RowWriter writer, long product, long? copy, long? revision, IEnumerable<Finding> findings, string fingerprint, IReadOnlyList<DismissedFinding> dismissals)
    {
        var open = new List<Finding>();
        foreach (var finding in findings)
        {
            var dismissal = dismissals.FirstOrDefault(old =>
                old.Type == finding.Type && old.Field == finding.Field && old.Found == finding.Found && old.Fingerprint == fingerprint);
            if (dismissal is null) open.Add(finding);
            await writer.ExecuteAsync(
                """
                insert into finding (product_id, copy_id, revision_id, field, type, severity, source, found, expected, message,
                    span_start, span_length, span_item, fix_start, fix_length, fix_item, fix_text,
                    fingerprint, dismissed_by, dismissed_reason, dismissed_at)
                values (@product, @copy, @revision, @Field, @Type, @severity, @Source, @Found, @Expected, @Message,
                    @start, @length, @item, @fixStart, @fixLength, @fixItem, @fixText,
                    @fingerprint, @DismissedBy, @DismissedReason, @DismissedAt)
                """,
                new
                {
                    product,
                    copy,
                    revision,
                    finding.Field,
                    finding.Type,
                    severity = FindingRow.Word(finding.Severity),
                    finding.Source,
                    finding.Found,
                    finding.Expected,
                    finding.Message,
                    start = finding.Span?.Start,
                    length = finding.Span?.Length,
                    item = finding.Span?.Item,
                    fixStart = finding.Fix?.Span.Start,
                    fixLength = finding.Fix?.Span.Length,
                    fixItem = finding.Fix?.Span.Item,
                    fixText = finding.Fix?.Replacement,
                    fingerprint,
                    dismissal?.DismissedBy,
                    dismissal?.DismissedReason,
                    dismissal?.DismissedAt,
                });
        }

        return open;
    }

    /// <summary>What people dismissed in all texts that a copy ever had; it holds for a finding with the same fingerprint only.</summary>
    public static async Task<IReadOnlyList<DismissedFinding>> DismissedOfCopyAsync(RowWriter writer, long copy) =>
        [.. await writer.QueryAsync<DismissedFinding>(
            """
            select field, type, found, fingerprint, dismissed_by as dismissedby, reason as dismissedreason, dismissed_at as dismissedat
            from dismissal where copy_id = @copy and undone_at is null order by id
            """,
            new { copy })];

    /// <summary>What people dismissed among some findings.</summary>
    private static async Task<IReadOnlyList<DismissedFinding>> DismissedAsync(RowWriter writer, string where, object parameters) =>
        [.. await writer.QueryAsync<DismissedFinding>(
            $"""
            select field, type, found, fingerprint, dismissed_by as dismissedby, dismissed_reason as dismissedreason, dismissed_at as dismissedat
            from finding where dismissed_at is not null and {where} order by id
            """,
            parameters)];
}

/// <summary>A finding that a person dismissed.</summary>
internal sealed record DismissedFinding(
    string? Field, string Type, string Found, string Fingerprint, string? DismissedBy, string? DismissedReason, DateTimeOffset? DismissedAt);

/// <summary>A finding as its row has it.</summary>
internal sealed record FindingRow(
    string Type, string Severity, string Source, string? Field, string Found, string Expected, string Message, int? SpanStart, int? SpanLength, int? SpanItem)
{
    public const string Columns = "type, severity, source, field, found, expected, message, span_start as spanstart, span_length as spanlength, span_item as spanitem";

    public Finding ToFinding() => new(
        Type, Enum.Parse<Severity>(Severity, ignoreCase: true), Source, Field, Found, Expected, Message,
        SpanStart is { } start && SpanLength is { } length ? new TextSpan(start, length, SpanItem ?? 0) : null);

    public static string Word(Severity severity) => severity switch
    {
        Checks.Severity.Critical => "critical",
        Checks.Severity.Major => "major",
        Checks.Severity.Minor => "minor",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "a finding has a severity"),
    };
}
