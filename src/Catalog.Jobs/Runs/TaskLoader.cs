using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Storage;
using Catalog.Jobs.Terminology.Memory;
using Catalog.Jobs.Writing;
using Catalog.Model;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Runs;

/// <summary>Reads what a claimed item needs. What is stale is looked up anew: an item that is delivered twice finds nothing to do the second time.</summary>
public sealed class TaskLoader(NpgsqlDataSource source, ProductStore products, CatalogDefinition catalog, ModelProfile profile)
{
    private readonly StaleTexts stale = new(catalog, profile);

    /// <summary>The task of an item; null where the product is gone or retired.</summary>
    public async Task<ProductTask?> LoadAsync(WorkItem item, CancellationToken cancellationToken)
    {
        if (await products.GetAsync(item.ProductId, cancellationToken) is not { IsRetired: false } product) return null;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var texts = (await connection.QueryAsync<TextRow>(new CommandDefinition(
            """
            select c.id, c.locale, c.fingerprint, c.requested_at as requestedat, c.request_note as requestnote, c.request_scope::text as requestscope, c.newest_revision_id as newestrevisionid, r.raw,
                r.memory_key as memorykey
            from copy c left join revision r on r.id = c.newest_revision_id where c.product_id = @Id
            """,
            new { product.Id }, cancellationToken: cancellationToken))).ToList();
        var marks = texts.Select(text => new TextMark(product.Id, text.Locale, text.Fingerprint, text.RequestedAt is not null));
        var tasks = new List<TextTask>();
        foreach (var text in stale.Of(product, marks).Where(text => item.Locales.Contains(text.Locale.Code)))
        {
            var row = texts.Find(row => row.Locale == text.Locale.Code);
            tasks.Add(new(text, row?.RequestedAt is { } at ? await RequestAsync(connection, row, at, cancellationToken) : null));
        }

        tasks = [.. await RememberAsync(connection, item, product, tasks, texts, cancellationToken)];
        var stored = (await connection.QueryAsync<(string Kind, string Fingerprint)>(new CommandDefinition(
            "select kind, fingerprint from evidence where product_id = @Id", new { product.Id }, cancellationToken: cancellationToken))).ToHashSet();
        var original = texts.Find(text => text.Locale == catalog.SourceLocale)?.Raw;
        return new(
            product, tasks, original is null ? null : Copy.Parse(original),
            Compare(EvidenceKind.Pictures, product.Pictures, profile.ReadsPictures), Compare(EvidenceKind.Documents, product.Documents, true), item.Interactive);

        bool Compare(string kind, IReadOnlyList<MediaFile> files, bool able) =>
            tasks.Count > 0 && able && files.Count > 0 && !stored.Contains((kind, EvidenceKind.Fingerprint(kind, product, profile)));
    }

    // A text that is stale for another reason than what it says (the model, say) must not be answered with itself; nor must a person's wish.
    private async Task<IEnumerable<TextTask>> RememberAsync(
        NpgsqlConnection connection, WorkItem item, Product product, IReadOnlyList<TextTask> tasks, IReadOnlyList<TextRow> texts, CancellationToken cancellationToken)
    {
        var memory = new MemoryRows(connection, item.RunId, cancellationToken);
        var fresh = tasks.Where(task => task.Request is null).ToList();
        var said = texts.Select(text => text.MemoryKey).ToHashSet();
        var same = await memory.FindAsync([.. fresh.Select(task => task.Stale.MemoryKey).Where(key => !said.Contains(key))]);
        // The compact edition's model knows drafts only with what to fix in them.
        IReadOnlyCollection<string> others = profile.SystemText == SystemTextEdition.Full
            ? [.. fresh.Where(task => !same.ContainsKey(task.Stale.MemoryKey)).Select(task => task.Stale.Locale.Code)] : [];
        var near = await memory.FindNearAsync(product, product.Value(catalog.Columns.Category), others);
        return tasks.Select(task => task.Request is not null ? task
            : task with { Memory = same.GetValueOrDefault(task.Stale.MemoryKey), Near = near.GetValueOrDefault(task.Stale.Locale.Code) });
    }

    private static async Task<RewriteRequest> RequestAsync(NpgsqlConnection connection, TextRow row, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var findings = await connection.QueryAsync<FindingRow>(new CommandDefinition(
            $"select {FindingRow.Columns} from finding where copy_id = @Id and revision_id = @NewestRevisionId and dismissed_at is null order by id",
            new { row.Id, row.NewestRevisionId }, cancellationToken: cancellationToken));
        return new(at, row.RequestNote, row.Raw is null ? null : Copy.Parse(row.Raw), [.. findings.Select(finding => finding.ToFinding())])
        {
            Scope = row.RequestScope is null ? null : Jsonb.Read<TextScope>(row.RequestScope),
        };
    }

    private sealed record TextRow(
        long Id, string Locale, string Fingerprint, DateTimeOffset? RequestedAt, string? RequestNote, string? RequestScope, long? NewestRevisionId, string? Raw, string? MemoryKey);
}
