using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Makes the dry run and the import of a draft. Called twice for one draft, as by a job that is tried again, it does nothing the second time.</summary>
public sealed class DraftWork(Importer importer, DraftStore drafts, DraftStamps stamps, CatalogFolder folder, RefreshCosts costs, NpgsqlDataSource source, TimeProvider time)
{
    private readonly DraftResults results = new(source);

    /// <summary>Makes the dry run.</summary>
    public async Task CheckAsync(long id, CancellationToken ct)
    {
        if (await drafts.GetAsync(id, ct) is not { State: DraftState.Checking } draft) return;
        var stamp = await stamps.NowAsync(draft, ct);
        var (report, catalog) = await RunAsync(draft, stamp.File, new ImportOptions(draft.StartedBy, DryRun: true), ct);
        if (report is null) return;
        await results.CheckedAsync(id, new(report, await costs.OfAsync(report.StaleTexts, catalog!, ct)), stamp);
    }

    /// <summary>Imports it, if everything still is as the dry run saw it.</summary>
    /// <param name="startedBy">An account.</param>
    public async Task ImportAsync(long id, string startedBy, CancellationToken ct)
    {
        if (await drafts.GetAsync(id, ct) is not { State: DraftState.Importing } draft) return;
        var (report, _) = await RunAsync(draft, draft.Stamp!.File, new ImportOptions(startedBy) { Guard = token => ChangedAsync(draft, token) }, ct);
        if (report?.ImportId is { } importId) await results.ImportedAsync(draft, importId);
    }

    private async Task<string?> ChangedAsync(ImportDraft draft, CancellationToken ct) =>
        await stamps.ChangeAsync(draft, ct) is { } change ? $"{change} Nothing was imported; make the dry run again." : null;

    private async Task<(ImportReport? Report, CatalogDefinition? Catalog)> RunAsync(ImportDraft draft, string hash, ImportOptions options, CancellationToken ct)
    {
        var loaded = await folder.LoadAsync(ct);
        if (loaded.Definition is not { } catalog) return await FailedAsync(draft, loaded.Message);
        if (hash != draft.Hash) return await FailedAsync(draft, "The file on the server is no longer the one that was brought. Bring it again.");
        await using var progress = new DraftProgress(draft.Id, results, time, ct);
        try
        {
            var result = await importer.ImportAsync(draft.Path, catalog, options with
            {
                FileName = draft.FileName,
                Full = draft.IsFull,
                RetireMany = draft.MayRetireMany,
                Settings = draft.Mapping.Settings,
                View = table => MappedTable.Over(table, draft.AsSaved([]), catalog.Columns),
                Policies = draft.Mapping.Policies,
            }, progress, progress.Token);
            return result.Report is { } report ? (report, catalog) : await FailedAsync(draft, result.Refusal!);
        }
        catch (OperationCanceledException) when (progress.IsStopped)
        {
            return await FailedAsync(draft, "It was stopped; nothing was imported.");
        }
    }

    private async Task<(ImportReport?, CatalogDefinition?)> FailedAsync(ImportDraft draft, string problem)
    {
        await results.FailedAsync(draft.Id, problem);
        return (null, null);
    }
}
