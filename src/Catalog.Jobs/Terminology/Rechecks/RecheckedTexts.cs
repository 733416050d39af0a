using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Catalog.Jobs.Runs;
using Catalog.Jobs.Writing;
using Npgsql;

namespace Catalog.Jobs.Terminology.Rechecks;

/// <summary>Checks single texts again and stores what comes of it: findings of the free checks, the state, the risk. Texts themselves stay.</summary>
internal sealed class RecheckedTexts(CatalogDefinition catalog)
{
    private static readonly string[] Sources = [.. TextChecks.All.Select(check => check.Id)];

    /// <summary>The words of the catalogue's facts; set before the first text.</summary>
    public FactVocabulary? Vocabulary { get; set; }

    /// <summary>Checks a text.</summary>
    /// <param name="original">The product's text in the source locale; null where there is none.</param>
    /// <returns>Whether its state changed; null where it was written anew meanwhile, and so checked by others.</returns>
    public async Task<bool?> CheckAsync(NpgsqlConnection connection, Product product, NewestText row, Copy? original, CancellationToken cancellationToken)
    {
        var input = new CheckInput(
            catalog, product, catalog.Locale(row.Locale)!, row.Text, Vocabulary!.Values, row.Locale == catalog.SourceLocale ? null : original);
        var findings = TextChecks.Run(input);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var writer = new RowWriter(connection, transaction, cancellationToken);
        if (await LockAsync(writer, row) is not { } text) return null;
        var before = await OwnAsync(writer, row);
        await ReplaceAsync(writer, product, row, findings);
        var own = await OwnAsync(writer, row);
        var ofProduct = await FindingRows.OpenOfProductAsync(writer, product.Id);
        var situation = new Situation(row.Locale, product.Value(catalog.Columns.Category), text.Reviewed, text.PersonsText, own, ofProduct);
        var verdict = RecheckVerdict.Of(text, situation, before, catalog.Approval);
        await StoreAsync(writer, row, verdict, Decide.Risk([.. own, .. ofProduct]));
        if (verdict is not null)
        {
            await writer.ExecuteAsync(
                """
                insert into decision (copy_id, revision_id, action, actor, reason, from_state, to_state)
                values (@CopyId, @RevisionId, @action, 'rules', @reason, @from, @State)
                """,
                new { row.CopyId, row.RevisionId, action = TextRows.Action(verdict.State), reason = $"the glossary changed: {verdict.Reason}", from = text.State, verdict.State });
        }

        await transaction.CommitAsync(cancellationToken);
        return verdict is not null;
    }

    private static async Task<RecheckedText?> LockAsync(RowWriter writer, NewestText row) => (await writer.QueryAsync<RecheckedText>(
        $"""
        select c.state, c.requested_at is not null as requested, r.said is not null as reviewed, {TextRows.PersonsText} as personstext,
            coalesce((select d.actor <> 'rules' from decision d where d.copy_id = c.id order by d.id desc limit 1), false) as decidedbyperson
        from copy c join revision r on r.id = c.newest_revision_id
        where c.id = @CopyId and r.id = @RevisionId for update of c
        """,
        row)).SingleOrDefault();

    private static async Task<IReadOnlyList<Finding>> OwnAsync(RowWriter writer, NewestText row) =>
        [.. (await writer.QueryAsync<FindingRow>(
            $"""
            select {FindingRow.Columns} from finding
            where copy_id = @CopyId and (revision_id = @RevisionId or revision_id is null) and dismissed_at is null order by id
            """,
            row)).Select(finding => finding.ToFinding())];

    private static async Task ReplaceAsync(RowWriter writer, Product product, NewestText row, IReadOnlyList<Finding> findings)
    {
        const string Replaced = "copy_id = @CopyId and revision_id = @RevisionId and source = any(@Sources)";
        var parameters = new { row.CopyId, row.RevisionId, Sources };
        var dismissed = await FindingRows.DismissedOfCopyAsync(writer, row.CopyId);
        await writer.ExecuteAsync($"delete from finding where {Replaced}", parameters);
        await FindingRows.InsertAsync(writer, product.Id, row.CopyId, row.RevisionId, findings, Hash.Of(product.Hash, row.Text.ToJson()), dismissed);
    }

    // What goes back to the model goes with its findings, as if a person had asked.
    private static Task<int> StoreAsync(RowWriter writer, NewestText row, Verdict? verdict, int risk) => writer.ExecuteAsync(
        """
        update copy set risk = @risk, state = coalesce(@state, state), version = version + case when @state::text is null then 0 else 1 end,
            approved_revision_id = case when @state = 'approved' then @RevisionId else approved_revision_id end,
            requested_at = case when @rewrite then now() else requested_at end, requested_by = case when @rewrite then 'rules' else requested_by end, updated_at = now()
        where id = @CopyId
        """,
        new { row.CopyId, row.RevisionId, risk, state = verdict?.State, rewrite = verdict?.State == CopyState.NeedsRewrite });
}
