using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Texts;
using Catalog.Jobs.Storage;
using Dapper;
using Npgsql;

namespace Catalog.Jobs.Import.Drop;

/// <summary>
/// Imports files that are dropped into a folder. A file is taken by moving it to <c>working/</c>, where it stays until its import ended; whoever looks next
/// after a kill finds it there. Only one process looks at a folder at a time. Docs: docs/importing.md.
/// </summary>
public sealed class DropFolder(Importer importer, TextImporter texts, NpgsqlDataSource source, DataFolder data, TimeProvider time)
{
    private const int LockClass = 7047;
    private const string Part = ".part";
    private const string Working = "working";

    // A writer that pauses for less is still writing.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly HashSet<string> Taken = new([".csv", ".tsv", ".txt", ".xlsx", ".zip"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks once: imports what is complete, and notes how the rest looks.</summary>
    /// <returns>What became of each file that was taken; nothing where another process is looking.</returns>
    /// <exception cref="IOException">The folder can't be used, or a file in it can't be moved; told once for each state of the file.</exception>
    public async Task<IReadOnlyList<DropResult>> LookAsync(CatalogDefinition catalog, CancellationToken ct)
    {
        var root = catalog.Drop ?? data.Drop;
        if (!Directory.Exists(root)) throw new IOException($"The drop folder {root} doesn't exist.");
        await using var connection = await source.OpenConnectionAsync(ct);
        var held = await connection.ExecuteScalarAsync<bool>(new CommandDefinition("select pg_try_advisory_lock(@LockClass, hashtext(@root))", new { LockClass, root }, cancellationToken: ct));
        if (!held) return [];
        try
        {
            var files = new DropFiles(connection);
            var import = new DropImport(importer, texts, new RejectsFile(source, data), files, root, time);
            var results = new List<DropResult>();
            foreach (var left in Directory.CreateDirectory(Path.Combine(root, Working)).EnumerateDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal))
                if (await import.RunAsync(left.FullName, catalog, ct) is { } result) results.Add(result);

            var problems = new List<string>();
            foreach (var path in await CompleteAsync(files, root, ct))
            {
                if (await TakeAsync(files, root, path, problems, ct) is { } folder && await import.RunAsync(folder, catalog, ct) is { } result) results.Add(result);
            }

            return problems.Count == 0 ? results : throw new IOException(string.Join("\n", problems));
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open) await connection.ExecuteAsync("select pg_advisory_unlock(@LockClass, hashtext(@root))", new { LockClass, root });
        }
    }

    // In the order in which they were written.
    private async Task<IReadOnlyList<string>> CompleteAsync(DropFiles files, string root, CancellationToken ct)
    {
        var (now, seen, complete) = (time.GetUtcNow(), await files.ReadAsync(root, ct), new List<DropFile>());
        var there = Directory.EnumerateFiles(root).Where(path => Path.GetFileName(path)[0] != '.').Select(DropFile.Of).OfType<DropFile>().ToList();
        foreach (var file in there.Where(file => Taken.Contains(Path.GetExtension(file.Path)) || file.Path.EndsWith(Part, StringComparison.OrdinalIgnoreCase)))
        {
            var before = seen.GetValueOrDefault(file.Path);
            if (before is null || !before.Is(file))
            {
                // A file that was seen under its name with .part got its own name when it was complete.
                if (before is null && seen.ContainsKey(file.Path + Part)) complete.Add(file);
                else await files.PutAsync(file, null, now, ct);
            }
            else if (before.Problem is null && now - before.SeenAt >= Quiet && Taken.Contains(Path.GetExtension(file.Path)))
            {
                complete.Add(file);
            }
        }

        var gone = seen.Keys.Where(path => Path.GetDirectoryName(path) == root && there.TrueForAll(file => file.Path != path));
        await files.ForgetAsync(gone, ct);
        return [.. complete.OrderBy(file => file.Modified).ThenBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Path)];
    }

    private async Task<string?> TakeAsync(DropFiles files, string root, string path, List<string> problems, CancellationToken ct)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var folder = Path.Combine(root, Working, $"{stamp}-{Guid.NewGuid():N}"[..24]);
        try
        {
            Directory.CreateDirectory(folder);
            File.Move(path, Path.Combine(folder, Path.GetFileName(path)));
            return folder;
        }
        catch (FileNotFoundException)
        {
            Directory.Delete(folder);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(folder)) Directory.Delete(folder);
            problems.Add($"{path} can't be taken: {exception.Message}");
            if (DropFile.Of(path) is { } file) await files.PutAsync(file, exception.Message, time.GetUtcNow(), ct);
            return null;
        }
    }
}

/// <summary>What became of a dropped file.</summary>
/// <param name="Folder">Where it lies now, with its report.</param>
/// <param name="Refusal">Why nothing of it was imported; null: it was.</param>
public sealed record DropResult(string File, string Folder, ImportReport? Report, string? Refusal);
