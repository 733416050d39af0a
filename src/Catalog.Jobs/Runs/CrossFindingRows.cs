using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Checks.Siblings;
using Catalog.Jobs.Products;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.Runs;

/// <summary>Writes what the checks between texts found.</summary>
internal sealed class CrossFindingRows(RowWriter writer, CatalogDefinition catalog, IReadOnlyDictionary<long, Product> products)
{
    /// <summary>Replaces all findings of some checks. Dismissals of the same finding about the same texts hold on.</summary>
    public async Task ReplaceAsync(IReadOnlyList<Check> checks, IReadOnlyList<OwnedFinding> findings)
    {
        var sources = checks.Select(check => check.Id).ToArray();
        var dismissed = (await writer.QueryAsync<DismissedRow>(
            """
            select product_id, copy_id, field, type, found, fingerprint, dismissed_by, dismissed_reason, dismissed_at
            from finding where source = any(@sources) and dismissed_at is not null
            """,
            new { sources })).ToLookup(row => (row.ProductId, row.CopyId), row => row.Dismissal);
        await writer.ExecuteAsync("delete from finding where source = any(@sources)", new { sources });
        foreach (var owned in findings.GroupBy(one => (one.ProductId, one.Locale)).OrderBy(one => one.Key.ProductId).ThenBy(one => one.Key.Locale, StringComparer.Ordinal))
        {
            var product = products[owned.Key.ProductId];
            var copy = owned.Key.Locale is null ? null : (await writer.QueryAsync<CopyRow>(
                """
                select c.id, c.newest_revision_id, r.raw, c.state, c.approved_revision_id = c.newest_revision_id
                    and (select actor from decision where copy_id = c.id order by id desc limit 1) = 'rules' as by_rules
                from copy c join revision r on r.id = c.newest_revision_id where c.product_id = @Id and c.locale = @Locale for update of c
                """,
                new { product.Id, owned.Key.Locale })).Single();
            var fingerprint = copy is null ? product.Hash : Hash.Of(product.Hash, copy.Raw);
            var open = await FindingRows.InsertAsync(
                writer, product.Id, copy?.Id, copy?.NewestRevisionId, owned.Select(one => one.Finding), fingerprint, [.. dismissed[(product.Id, copy?.Id)]]);
            if (copy is not null && open.Count > 0) await RaiseAsync(copy, product, open);
        }
    }

    private async Task RaiseAsync(CopyRow copy, Product product, IReadOnlyList<Finding> open)
    {
        await writer.ExecuteAsync("update copy set risk = greatest(risk, @risk) where id = @Id", new { copy.Id, risk = Decide.Risk(open) });
        if (copy.ByRules != true) return;
        var flags = new FlagScope(catalog, product);
        var verdict = Decide.About(
            new(copy.State, product.Value(catalog.Columns.Category), Usable: true, PersonsText: false, open, []) { Enforced = [.. flags.Blocking(open)] },
            catalog.Approval with { Rewrite = null, Review = [] });
        if (verdict.State == Review.CopyState.Approved) return;
        await writer.ExecuteAsync(
            """
            update copy set state = 'needs_review', version = version + 1, approved_revision_id = null, updated_at = now() where id = @Id;
            insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state)
            values (@Id, @NewestRevisionId, 'escalate', 'rules', @Reason, 'approved', 'needs_review')
            """,
            new { copy.Id, copy.NewestRevisionId, verdict.Reason });
    }

    private sealed record CopyRow(long Id, long NewestRevisionId, string Raw, string State, bool? ByRules);

    private sealed record DismissedRow(
        long ProductId, long? CopyId, string? Field, string Type, string Found, string Fingerprint, string? DismissedBy, string? DismissedReason, DateTimeOffset? DismissedAt)
    {
        public DismissedFinding Dismissal => new(Field, Type, Found, Fingerprint, DismissedBy, DismissedReason, DismissedAt);
    }
}
