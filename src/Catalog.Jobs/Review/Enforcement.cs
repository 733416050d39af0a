using Catalog.Jobs.Checks;
using Catalog.Jobs.Checks.Flags;
using Catalog.Jobs.Products;
using Catalog.Jobs.Runs;

namespace Catalog.Jobs.Review;

/// <summary>Keeps texts from being approved whose findings are of checks with the flag <c>enforced</c>. Dismissed findings don't count.</summary>
public sealed class Enforcement(ProductStore products, ICurrentCatalog catalogs)
{
    private const int Named = 3;

    /// <summary>What to tell a person; null where nothing blocks.</summary>
    public static string? Problem(IReadOnlyList<Finding> blocking)
    {
        if (blocking.Count == 0) return null;
        var what = string.Join(" ", blocking.Take(Named).Select(finding => $"{finding.Source}: {finding.Message}"));
        var more = blocking.Count > Named ? $" And {blocking.Count - Named} more." : "";
        return $"The catalogue enforces what this text fails. {what}{more} Correct the text, or dismiss the finding with a reason.";
    }

    /// <summary>What blocks the newest text of a copy; findings of its product count, too.</summary>
    internal async Task<IReadOnlyList<Finding>> BlockingAsync(RowWriter writer, long copy, CancellationToken cancellation)
    {
        if (await catalogs.ReadAsync(cancellation) is not { } catalog) return [];
        var id = await writer.SingleAsync<long>("select product_id from copy where id = @copy", new { copy });
        if (await products.GetAsync(id, cancellation) is not { } product) return [];
        var flags = new FlagScope(catalog, product);
        if (!flags.EnforcesAny) return [];
        var findings = await writer.QueryAsync<FindingRow>(
            $"""
            select {FindingRow.Columns} from finding f
            where dismissed_at is null and (copy_id = @copy and revision_id = (select newest_revision_id from copy where id = @copy)
                or copy_id is null and product_id = @id)
            order by f.id
            """,
            new { copy, id });
        return [.. flags.Blocking(findings.Select(row => row.ToFinding()))];
    }
}
