using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Import.Dialects;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Terminology;
using Npgsql;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>Makes the dry run and the import of a draft. Called twice for one draft, as by a job that is tried again, it does nothing the second time.</summary>
public sealed class DraftWork(
    Importer importer, TextImporter texts, TermBase terms, DraftStore drafts, DraftStamps stamps, CatalogStart start, ArchiveFolder archives, RefreshCosts costs,
    NpgsqlDataSource source, TimeProvider time)
{
    private const string Stopped = "It was stopped; nothing was imported.";
    private const string TextsStopped = "It was stopped. Texts that were taken by then stay and count as unchanged when the file is imported again.";

    private readonly DraftResults results = new(source);

    /// <summary>Makes the dry run.</summary>
    public async Task CheckAsync(long id, CancellationToken ct)
    {
        if (await drafts.GetAsync(id, ct) is not { State: DraftState.Checking } draft) return;
        var stamp = await stamps.NowAsync(draft, ct);
        if (stamp.File != draft.Hash) await FailAsync(draft, "The file on the server is no longer the one that was brought. Bring it again.");
        else if (await RunAsync(draft, new ImportOptions(draft.StartedBy, DryRun: true), ct) is var (report, catalog, notes))
            await results.CheckedAsync(id, new(report with { Notes = [.. notes, .. report.Notes] }, await costs.OfAsync(report.StaleTexts, catalog, ct)), stamp);
    }

    /// <summary>Imports it, if everything still is as the dry run saw it.</summary>
    /// <param name="startedBy">An account.</param>
    public async Task ImportAsync(long id, string startedBy, CancellationToken ct)
    {
        if (await drafts.GetAsync(id, ct) is not { State: DraftState.Importing, Stamp: { } stamp } draft) return;
        // Before a catalogue is started, and again when it is this import's turn: others may have been before it.
        if (await ChangeAsync(draft, stamp, ct) is { } change) await FailAsync(draft, change);
        else if (await RunAsync(draft, new ImportOptions(startedBy) { Guard = async token => await ChangeAsync(draft, await StartedAsync(draft, stamp, token), token) }, ct) is var (report, _, notes))
            await results.ImportedAsync(draft, report.ImportId!.Value, notes);
    }

    // Where there was no catalogue, the one that this import started is no change.
    private async Task<DraftStamp> StartedAsync(ImportDraft draft, DraftStamp stamp, CancellationToken ct) =>
        stamp.Catalog.Length > 0 ? stamp : stamp with { Catalog = (await stamps.NowAsync(draft, ct)).Catalog };

    private async Task<string?> ChangeAsync(ImportDraft draft, DraftStamp stamp, CancellationToken ct) =>
        stamp.ChangeTo(await stamps.NowAsync(draft, ct)) is { } change ? $"{change} Nothing was imported; make the dry run again." : null;

    // Null where it came to nothing; the draft says why.
    private async Task<(ImportReport Report, CatalogDefinition Catalog, IReadOnlyList<string> Notes)?> RunAsync(ImportDraft draft, ImportOptions options, CancellationToken ct)
    {
        var (loaded, notes) = await start.LoadForAsync(draft.Path, draft.FileName, draft.Mapping.Settings, keep: !options.DryRun, ct);
        if (loaded.Definition is not { } catalog) return await FailAsync(draft, loaded.Message);
        if (await results.ProgressAsync(draft.Id, new(0, 0, draft.Bytes))) return await FailAsync(draft, Stopped);
        await using var progress = new DraftProgress(draft.Id, results, time, ct);
        try
        {
            var path = await archives.UnpackAsync(draft.Path, draft.FileName, progress.Token);
            var chosen = options with { FileName = draft.FileName, Full = draft.IsFull, RetireMany = draft.MayRetireMany, Settings = draft.Mapping.Settings };
            var result = draft.HasTexts
                ? await TextsAsync(path, draft, catalog, chosen, progress)
                : await importer.ImportAsync(path, catalog, ImportMappings.Apply(chosen, draft.AsSaved([]), catalog), progress, progress.Token);
            return result.Report is { } report ? (report, catalog, notes) : await FailAsync(draft, result.Refusal!);
        }
        catch (RefusedFileException refused)
        {
            return await FailAsync(draft, refused.Message);
        }
        catch (OperationCanceledException) when (progress.IsStopped)
        {
            return await FailAsync(draft, draft.HasTexts && !options.DryRun ? TextsStopped : Stopped);
        }
    }

    // With the database's terms: what a person wrote is checked like an edit in the dashboard.
    private async Task<ImportResult> TextsAsync(string path, ImportDraft draft, CatalogDefinition catalog, ImportOptions options, DraftProgress progress) =>
        catalog.Channels.FirstOrDefault(channel => channel.Name == draft.Channel) is { } channel
            ? (await texts.ImportAsync(path, await terms.ApplyAsync(catalog, progress.Token), channel, options, progress.Token, progress))!
            : new(null, $"catalog.json has no channel {draft.Channel} any more, so nobody can say what the file's columns are.");

    private async Task<(ImportReport, CatalogDefinition, IReadOnlyList<string>)?> FailAsync(ImportDraft draft, string problem)
    {
        await results.FailedAsync(draft.Id, problem);
        return null;
    }
}
