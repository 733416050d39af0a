namespace Catalog.Jobs.Comments;

/// <summary>What somebody said about a text.</summary>
/// <param name="CopyId">The text at which it was written.</param>
/// <param name="Locale">That text's locale.</param>
/// <param name="SourceProblem">It is about the product's own data: shown with all of its texts, until somebody resolves it.</param>
/// <param name="Body">As typed; empty once it was deleted.</param>
/// <param name="DeletedBy">Who deleted it; null: it stands.</param>
/// <param name="ResolvedBy">Who said that the problem is solved; null: nobody.</param>
public sealed record Comment(
    long Id,
    long ProductId,
    long CopyId,
    string Sku,
    string Locale,
    bool SourceProblem,
    string Author,
    string Body,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    string? DeletedBy,
    DateTimeOffset? DeletedAt,
    string? ResolvedBy,
    DateTimeOffset? ResolvedAt)
{
    internal const string Select =
        """
        select m.id, m.product_id, m.copy_id, p.sku, c.locale, m.source_problem, m.author, m.body, m.created_at, m.edited_at,
            m.deleted_by, m.deleted_at, m.resolved_by, m.resolved_at
        from comment m join copy c on c.id = m.copy_id join product p on p.id = m.product_id
        """;

    /// <summary>True where it was deleted: only the mark is left.</summary>
    public bool IsDeleted => DeletedAt is not null;
}
