using System.IO.Hashing;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Import;

/// <summary>The folder from which a file's rows may name pictures and documents, and nothing outside of it.</summary>
/// <param name="folder">Its path.</param>
/// <param name="known">Hashes of files that were read before; null: every file is read.</param>
/// <param name="remote">Fetches the pictures that cells name by their addresses; null: an address is a path like any other.</param>
internal sealed class MediaFolder(string folder, MediaHashes? known = null, RemotePictures? remote = null)
{
    // Told by its header alone, but read whole; nobody's picture is bigger.
    private const long LargestPicture = 256L << 20;

    private readonly string real = RealPath.Of(Path.GetFullPath(folder));

    /// <summary>Opens a file to read it; tests put a broken disk here.</summary>
    internal Func<string, Stream> Open { get; init; } =
        path => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Looks for files and hashes their contents, those that are as before by what is known of them.</summary>
    /// <param name="pictures">Paths as the cells have them, relative to the folder.</param>
    /// <param name="documents">The same of documents.</param>
    public async Task<FoundMedia> FindAsync(IReadOnlyCollection<string> pictures, IReadOnlyCollection<string> documents, CancellationToken ct)
    {
        var found = new Dictionary<string, (MediaFile? File, MediaProblem? Problem)>();
        var there = new Dictionary<string, FileInfo>();
        string[] addresses = remote is null ? [] : [.. pictures.Where(RemotePictures.IsAddress).Distinct()];
        foreach (var (address, picture) in addresses.Length == 0 ? new Dictionary<string, RemoteMedia>() : await remote!.FindAsync(addresses, ct))
            found[address] = (picture.File, picture.Problem is { } problem ? new(MediaProblem.Remote, problem) : null);
        foreach (var path in pictures.Concat(documents).Except(addresses).Distinct())
        {
            var (file, problem) = Look(path);
            if (file is null) found[path] = (null, problem);
            else there[path] = file;
        }

        if (there.Count == 0) return new(found);
        var hashes = known is null ? [] : await known.GetAsync(there.Values, ct);
        var read = new Dictionary<string, (string? Hash, MediaProblem? Problem)>();
        foreach (var (path, file) in there)
        {
            if (!hashes.TryGetValue(file.FullName, out var hash))
            {
                if (!read.TryGetValue(file.FullName, out var result)) read[file.FullName] = result = await ReadAsync(file, pictures.Contains(path), ct);
                if (result.Problem is not null)
                {
                    found[path] = (null, result.Problem);
                    continue;
                }

                hash = result.Hash!;
            }

            found[path] = (new MediaFile(file.FullName, hash), null);
        }

        if (known is not null) await known.KeepAsync([.. there.Values.Where(file => read.GetValueOrDefault(file.FullName).Hash is not null)], path => read[path].Hash!, ct);
        return new(found);
    }

    private (FileInfo? File, MediaProblem? Problem) Look(string path)
    {
        if (Path.IsPathRooted(path)) return (null, new("path-outside"));
        try
        {
            var target = RealPath.Of(Path.GetFullPath(Path.Combine(real, path)));
            if (!target.StartsWith(real + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return (null, new("path-outside"));
            var file = new FileInfo(target);
            if (!file.Exists) return (null, new("missing"));
            // Opening a pipe would wait for somebody who writes.
            return file.Length > 0 ? (file, null) : (null, new("missing", "It is empty, or no file but a pipe or a device."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, new("missing", exception.Message));
        }
    }

    private async Task<(string? Hash, MediaProblem? Problem)> ReadAsync(FileInfo file, bool isPicture, CancellationToken ct)
    {
        try
        {
            if (isPicture && file.Length > LargestPicture) return (null, new("picture-too-large", $"It has {file.Length >> 20} MB."));
            await using var stream = Open(file.FullName);
            if (!isPicture)
            {
                var hash = new XxHash128();
                await hash.AppendAsync(stream, ct);
                return (Convert.ToHexStringLower(hash.GetCurrentHash()), null);
            }

            using var content = new MemoryStream((int)file.Length);
            await stream.CopyToAsync(content, ct);
            var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
            // What a small file claims to be is asked before anybody decodes it.
            if (PictureInspector.Claimed(new Picture(file.Name, bytes)) is var (width, height) && (long)width * height > PictureInspector.MostPixels)
                return (null, new("picture-too-large", $"It claims {width} × {height} pixels."));
            return (Convert.ToHexStringLower(XxHash128.Hash(bytes.Span)), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, new("missing", exception.Message));
        }
    }
}
