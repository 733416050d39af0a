using System.IO.Hashing;
using Catalog.Jobs.Import.Remote;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Import;

/// <summary>The folder from which a file's rows may name pictures and documents, and nothing outside of it.</summary>
internal sealed class MediaFolder(string folder, RemotePictures? remote = null)
{
    private readonly string real = RealPath.Of(Path.GetFullPath(folder));
    private readonly Dictionary<string, string> hashes = [];

    /// <summary>Finds a picture by its address or its path in the folder.</summary>
    /// <returns>The file, or why not: <c>path-outside</c>, <c>missing</c>, or for an address a sentence for a person.</returns>
    public async Task<(MediaFile? File, string? Problem)> FindPictureAsync(string path, CancellationToken ct)
    {
        if (remote is null || !RemotePictures.IsAddress(path)) return await FindAsync(path, ct);
        var found = (await remote.FindAsync([path], ct))[path];
        return (found.File, found.Problem);
    }

    /// <summary>Finds a file and hashes its content.</summary>
    /// <param name="path">As the cell has it: relative to the folder.</param>
    /// <returns>The file, or why not: <c>path-outside</c> or <c>missing</c>.</returns>
    public async Task<(MediaFile? File, string? Problem)> FindAsync(string path, CancellationToken ct)
    {
        if (Path.IsPathRooted(path)) return (null, "path-outside");
        try
        {
            var target = RealPath.Of(Path.GetFullPath(Path.Combine(real, path)));
            if (!target.StartsWith(real + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return (null, "path-outside");
            if (!File.Exists(target)) return (null, "missing");
            if (!hashes.TryGetValue(target, out var hash)) hashes[target] = hash = await HashAsync(target, ct);
            return (new(target, hash), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, "missing");
        }
    }

    private static async Task<string> HashAsync(string file, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var hash = new XxHash128();
        await hash.AppendAsync(stream, ct);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
