using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Import.Tables;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Sources;

/// <summary>Brings what a catalogue names as its sources. Docs: docs/importing.md.</summary>
public sealed class SourcePulls(Importer importer, NpgsqlDataSource database, DataFolder folder, TimeProvider time)
{
    private readonly PullStore pulls = new(database);
    private readonly SourceMappings mappings = new(database);

    /// <summary>Who knows the addresses of hosts; null: the system. For tests.</summary>
    internal ResolveHost? Resolve { get; init; }

    /// <summary>Pulls each source, in the catalogue's order; one that can't be used doesn't keep the others.</summary>
    /// <returns>What could not be imported and why; empty where all could.</returns>
    public async Task<IReadOnlyList<string>> PullAllAsync(CatalogDefinition catalog, string startedBy, CancellationToken ct)
    {
        var failed = new List<string>();
        foreach (var source in catalog.Sources)
        {
            var result = await PullAsync(source, catalog, startedBy, dryRun: false, null, ct);
            if (result.State == PullState.Failed) failed.Add($"Source {source.Name}: {result.Message}");
        }

        return failed;
    }

    /// <summary>Pulls one source.</summary>
    /// <param name="dryRun">True: everything is fetched, read and compared, and nothing is kept.</param>
    public async Task<PullResult> PullAsync(CatalogSource source, CatalogDefinition catalog, string startedBy, bool dryRun, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        var (result, kept) = await TryAsync(source, catalog, new(startedBy, dryRun) { Full = source.Full, Allow = source.Allow }, progress, ct);
        if (!dryRun)
        {
            var record = new PullRecord(source.Name, result.State, result.Message, startedBy, result.Report?.ImportId, time.GetUtcNow(), time.GetElapsedTime(start).TotalSeconds);
            await pulls.NoteAsync(record, kept, ct);
        }

        return result;
    }

    private async Task<(PullResult Result, (string, RemoteVersion)? Kept)> TryAsync(
        CatalogSource source, CatalogDefinition catalog, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        try
        {
            var (saved, problem) = await mappings.OfAsync(source, ct);
            if (problem is not null) return (Failed(source, problem), null);
            if (saved is not null) options = ImportMappings.Apply(options, saved, catalog) with { Settings = saved.Mapping.Settings };
            return source switch
            {
                SourceFile file => (await ImportAsync(source, file.File, catalog, options, saved, progress, ct), null),
                HttpSource http => await FeedAsync(http, catalog, options, saved, progress, ct),
                SqlSource sql => (await QueryAsync(sql, catalog, options, saved, progress, ct), null),
                _ => throw new ArgumentOutOfRangeException(nameof(source)),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (Failed(source, exception.Message), null);
        }
    }

    private async Task<(PullResult Result, (string, RemoteVersion)? Kept)> FeedAsync(
        HttpSource source, CatalogDefinition catalog, ImportOptions options, SavedMapping? saved, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        using var feed = new FeedFile(source, folder, time);
        var request = FeedFile.RequestOf(source, catalog, saved?.Mapping);
        // A dry run is to say what is in the feed, not that it is old.
        var known = options.DryRun ? RemoteVersion.None : await pulls.VersionAsync(source.Name, request, ct);
        switch (await feed.FetchAsync(known, Resolve, time, ct))
        {
            case RemoteResult.NotModified:
                return (new(source.Name, PullState.Unchanged, "The feed has not changed since it was imported last.", null), null);
            case RemoteResult.Failed failed:
                return (Failed(source, failed.Reason), null);
            case RemoteResult.Saved answer:
                var lists = SourceMappings.Lists(catalog.Columns, saved);
                var result = await ImportAsync(source, feed.Path, catalog, Remote(options, (columns, stop) => feed.OpenAsync(columns, lists, options.Settings, stop)), saved, progress, ct);
                // Rejected rows wait in their file for a person: the same answer would only reject them again. What failed as a whole is asked for again.
                return (result, result.State == PullState.Imported ? (request, answer.Version) : null);
            default:
                throw new InvalidOperationException("a fetch ends in one of three ways");
        }
    }

    private async Task<PullResult> QueryAsync(
        SqlSource source, CatalogDefinition catalog, ImportOptions options, SavedMapping? saved, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var connection = Environment.GetEnvironmentVariable(source.Connection);
        if (string.IsNullOrWhiteSpace(connection)) return Failed(source, $"The environment variable {source.Connection}, which holds its connection string, is not set.");
        var lists = SourceMappings.Lists(catalog.Columns, saved);
        return await ImportAsync(source, source.Name, catalog, Remote(options, (_, stop) => SqlTable.OpenAsync(source, connection, lists, stop)), saved, progress, ct);
    }

    // Paths of pictures in a feed or query are looked for below the data folder's sources.
    private ImportOptions Remote(ImportOptions options, Func<IReadOnlySet<string>, CancellationToken, Task<ITable>> open) =>
        options with { BaseFolder = folder.Sources, Open = open };

    private async Task<PullResult> ImportAsync(
        CatalogSource source, string path, CatalogDefinition catalog, ImportOptions options, SavedMapping? saved, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var named = source is SourceFile ? options : options with { FileName = source.Name };
        var result = await importer.ImportAsync(path, catalog, named, progress, ct);
        if (result.Report is not { } report) return Failed(source, result.Refusal!);
        // Its rejected rows are read with the same when they come back.
        if (saved is not null && report.ImportId is { } id) await mappings.KeepAsync(id, saved, ct);
        return new(source.Name, PullState.Imported, Words(report), report);
    }

    private static string Words(ImportReport report) =>
        $"{report.Rows} rows: {report.New} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.Rejected} rejected"
        + (report.Retired > 0 ? $", {report.Retired} retired." : ".");

    private static PullResult Failed(CatalogSource source, string why) => new(source.Name, PullState.Failed, why, null);
}
