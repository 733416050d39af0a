using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks.Typography;
using Catalog.Jobs.Export.Formats;
using Catalog.Jobs.Products;
using Catalog.Jobs.Review;
using Npgsql;

namespace Catalog.Jobs.Import.Texts;

/// <summary>Writes people's texts from a file, each as an edit in the dashboard is written: with the checks, a revision and a decision, in a transaction of its own.</summary>
internal sealed class EditWriter(NpgsqlDataSource source, ProductStore products, CatalogDefinition catalog, TimeProvider time)
{
    /// <summary>Writes a plan's texts; rows of which a text can't be written are rejected in it.</summary>
    public async Task WriteAsync(EditPlan plan, string author, string fileName, CancellationToken ct)
    {
        var current = new GivenCatalog(catalog);
        var decisions = new Decisions(source, time, new NoRewrites(), new EditChecks(source, products, current), new Enforcement(products, current));
        foreach (var edit in plan.Edits.Values)
        {
            var text = SpaceNormalizer.Normalize(edit.Edited(), edit.Text.Locale);
            var outcome = await decisions.DecideAsync(
                edit.Text.CopyId, edit.Text.Version, author, new Decision.Edit(text) { WaitsWhenBlocked = true, Reason = $"Brought with {fileName}." }, ct);
            if (outcome is DecisionOutcome.Decided { State: CopyState.NeedsReview }) plan.Waiting++;
            if (Problem(outcome, edit.Column) is not { } problem) continue;
            foreach (var row in edit.Rows) plan.Reject(row, problem);
        }
    }

    private static RowProblem? Problem(DecisionOutcome outcome, string column) => outcome switch
    {
        DecisionOutcome.Decided => null,
        DecisionOutcome.Refused { Problem: var why } => new(column, "refused", why, "Change the text and bring it again."),
        _ => new(column, "conflict", "The text was changed here while the file was imported; nothing was overwritten.", "Export again and edit that file."),
    };

    private sealed class GivenCatalog(CatalogDefinition catalog) : ICurrentCatalog
    {
        public ValueTask<CatalogDefinition?> ReadAsync(CancellationToken cancellation) => new(catalog);
    }

    // An edit asks the model for nothing.
    private sealed class NoRewrites : IRewriteRequests
    {
        public Task RequestAsync(long productId, string locale, string requestedBy, CancellationToken cancellation) =>
            throw new InvalidOperationException("An edited text asks for no new one.");
    }
}
