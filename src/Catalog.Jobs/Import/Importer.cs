using System.Data;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Archives;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import;

/// <summary>
/// Imports a table: all of its good rows, or, where the file as a whole can't be used, nothing. Docs: docs/importing.md.
/// </summary>
public sealed class Importer(NpgsqlDataSource source, DataFolder folder, TimeProvider time)
{
    private readonly RejectsFile rejects = new(source, folder);
    private readonly PictureBase pictures = new(source, folder);
    private readonly ArchiveFolder archives = new(folder);

    /// <summary>Imports a file. Imports of one database take turns.</summary>
    /// <param name="file">The path of a file that <see cref="Tables.TableFile"/> opens.</param>
    /// <param name="progress">Told every few hundred rows.</param>
    public async Task<ImportResult> ImportAsync(string file, CatalogDefinition catalog, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        file = Path.GetFullPath(file);
        var name = options.FileName ?? Path.GetFileName(file);
        string? refusal = null;
        if (options.Open is null) (file, refusal) = await archives.TryUnpackAsync(file, name, ct);
        var origin = await rejects.OriginAsync(name, ct);
        var baseFolder = options.BaseFolder ?? origin?.BaseFolder ?? await pictures.FindAsync(file, ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        var journal = new ImportJournal(connection);
        var killed = await journal.TakeTurnAsync(file, ct);
        long? id = null;
        ImportWatch? watch = null;
        try
        {
            if (options.Guard is { } guard && await guard(ct) is { } reason) throw new RefusedFileException(reason);
            if (!options.DryRun) id = await journal.BeginAsync(name, file, baseFolder, options.StartedBy, origin?.ImportId, ct);
            if (refusal is not null) throw new RefusedFileException(refusal);
            options = options with { Settings = options.Settings with { SourceLocale = options.Settings.SourceLocale ?? catalog.SourceLocale } };
            watch = id is { } row ? new ImportWatch(source, row, time, ct) : ImportWatch.Nothing(ct);
            var job = new ImportJob(file, name, baseFolder, id, origin?.ImportId, killed);
            var report = await new TableImport(source, connection, folder, time, catalog, options, job, watch).RunAsync(progress);
            var path = id is { } done ? await rejects.WriteAsync(done, report.Delimiter ?? ',', ct) : null;
            return new(report with { RejectsFile = path, Seconds = time.GetElapsedTime(start).TotalSeconds }, null);
        }
        catch (RefusedFileException exception)
        {
            return await RefuseAsync(id, exception.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested && watch?.StoppedBy is not null)
        {
            return await RefuseAsync(id, $"{watch.StoppedBy} stopped it; nothing of it was imported.");
        }
        catch (Exception exception)
        {
            await RefuseAsync(id, exception is OperationCanceledException ? "It was stopped; nothing of it was imported." : exception.Message);
            throw;
        }
        finally
        {
            if (watch is not null) await watch.DisposeAsync();
            if (connection.State == ConnectionState.Open) await journal.EndTurnAsync();
        }
    }

    // On a connection of its own: the import's may be what broke.
    private async Task<ImportResult> RefuseAsync(long? id, string message)
    {
        if (id is null) return new(null, message);
        try
        {
            await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
            await new ImportJournal(connection).FailAsync(id.Value, message);
        }
        catch (NpgsqlException)
        {
            // The database is gone: the next import finds the row that still runs, and marks it.
        }

        return new(null, message);
    }
}
