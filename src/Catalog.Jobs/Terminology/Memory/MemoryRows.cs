using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Writing;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Terminology.Memory;

/// <summary>
/// Looks approved texts up. Only what was approved before the run began counts: what a run reuses must not depend on which product is worked on first.
/// </summary>
internal sealed class MemoryRows(NpgsqlConnection connection, long run, CancellationToken cancellationToken)
{
    // Before and behind the product, in the order of the import: variants stand side by side there.
    private const int Neighbours = 50;

    private const string ApprovedBefore = """
        (select d.action in ('approve', 'edit') and d.created_at < (select started_at from run where id = @run)
            from decision d where d.revision_id = r.id order by d.id desc limit 1)
        """;

    /// <summary>Approved texts by key; the newest where there are several.</summary>
    public async Task<IReadOnlyDictionary<string, MemoryText>> FindAsync(IReadOnlyCollection<string> keys)
    {
        if (keys.Count == 0) return new Dictionary<string, MemoryText>();
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            $"""
            select distinct on (r.memory_key) r.memory_key as key, r.id, r.raw, r.said::text as said from revision r
            where r.memory_key = any(@keys) and {ApprovedBefore}
            order by r.memory_key, r.id desc
            """,
            new { keys = keys.ToArray(), run }, cancellationToken: cancellationToken))).ToList();
        var findings = (await connection.QueryAsync<FoundByModel>(new CommandDefinition(
            """
            select revision_id as revisionid, coalesce(field, '') as field, type, severity, found, expected from finding
            where revision_id = any(@ids) and source = @source and dismissed_at is null order by id
            """,
            new { ids = rows.Select(row => row.Id).ToArray(), source = ModelFindingCheck.Id }, cancellationToken: cancellationToken))).ToLookup(finding => finding.RevisionId);
        return rows.ToDictionary(row => row.Key, row => new MemoryText(
            row.Id, Copy.Parse(row.Raw), row.Said is null ? null : Revisions.ReadSaid(row.Said), [.. findings[row.Id].Select(finding => finding.ToFinding())]));
    }

    /// <summary>For each locale the approved text whose product is most like this one, where one is enough like it.</summary>
    /// <param name="category">The product's; where it is empty nothing is found.</param>
    public async Task<IReadOnlyDictionary<string, Copy>> FindNearAsync(Product product, string category, IReadOnlyCollection<string> locales)
    {
        if (category.Length == 0 || locales.Count == 0) return new Dictionary<string, Copy>();
        var rows = await connection.QueryAsync<(string Locale, long Id, string Raw, string Facts)>(new CommandDefinition(
            $"""
            select c.locale, r.id, r.raw, r.facts::text from copy c join revision r on r.id = c.approved_revision_id
            where c.locale = any(@locales) and r.facts is not null and {ApprovedBefore} and c.product_id in (
                (select id from product where category = @category and id <= @Id order by id desc limit @Neighbours)
                union all (select id from product where category = @category and id > @Id order by id limit @Neighbours))
            """,
            new { locales = locales.ToArray(), category, product.Id, Neighbours, run }, cancellationToken: cancellationToken));
        var facts = new Likeness(product.Facts);
        return rows.Select(row => (row, Likeness: facts.To(Jsonb.Read<IReadOnlyList<Fact>>(row.Facts))))
            .Where(near => near.Likeness >= Likeness.Enough)
            .GroupBy(near => near.row.Locale)
            .ToDictionary(near => near.Key, near => Copy.Parse(near.OrderByDescending(one => one.Likeness).ThenByDescending(one => one.row.Id).First().row.Raw));
    }

    private sealed record Row(string Key, long Id, string Raw, string? Said);

    private sealed record FoundByModel(long RevisionId, string Field, string Type, string Severity, string Found, string Expected)
    {
        public ModelFinding ToFinding() => new(Field, Type, Enum.Parse<Severity>(Severity, ignoreCase: true), Found, Expected);
    }
}
