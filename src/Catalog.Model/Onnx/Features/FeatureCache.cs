using System.Security.Cryptography;
using System.Text;

namespace Catalog.Model.Onnx.Features;

/// <summary>
/// Pictures' features in a folder, by the picture's content, so that a picture that didn't change is not encoded in the next night. A file a picture;
/// the files that were not used for longest go when they are too many bytes. Several threads and processes may use one folder: files appear whole, and
/// one that is damaged or that another process removed counts as absent. Where the disk fails, pictures are encoded as if there were no cache.
/// </summary>
internal sealed class FeatureCache
{
    // Other processes write too: their files are counted at the latest after so many of our own.
    private const int WritesBetweenCounts = 64;

    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly long limit;
    private readonly byte[] scope;
    private readonly TimeProvider time;
    private long held;
    private int writes;

    /// <param name="folder">Is made where it isn't there.</param>
    /// <param name="limit">Bytes that all files together may have.</param>
    /// <param name="scope">What else features depend on: the model, and how it wants its pictures.</param>
    /// <exception cref="IOException">The folder can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be read.</exception>
    public FeatureCache(string folder, long limit, string scope, TimeProvider time)
    {
        (this.folder, this.limit, this.time) = (folder, limit, time);
        this.scope = Encoding.UTF8.GetBytes(scope);
        Directory.CreateDirectory(folder);
        Trim();
    }

    /// <summary>The name of a picture's features.</summary>
    public string Key(ReadOnlySpan<byte> picture)
    {
        // Not a fast hash: a supplier must not be able to make a picture that passes for another.
        Span<byte> content = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(picture, content);
        return Convert.ToHexStringLower(SHA256.HashData([.. scope, .. content]));
    }

    /// <summary>A picture's features; null where there are none.</summary>
    public PictureFeatures? Find(string key)
    {
        var path = PathOf(key);
        try
        {
            if (FeatureFile.Read(File.ReadAllBytes(path)) is not { } features) return null;
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return features;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a picture's features.</summary>
    public void Store(string key, PictureFeatures features)
    {
        var file = FeatureFile.Write(features);
        if (file.Length > limit) return;
        var draft = Path.Combine(folder, $"{Guid.NewGuid():N}.draft");
        try
        {
            File.WriteAllBytes(draft, file);
            File.SetLastWriteTimeUtc(draft, time.GetUtcNow().UtcDateTime);
            File.Move(draft, PathOf(key), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(draft);
            return;
        }

        lock (gate)
        {
            held += file.Length;
            if (held > limit || ++writes >= WritesBetweenCounts) Trim();
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".features");

    private void Trim()
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var draft in Files("*.draft").Where(draft => now - draft.Used > Abandoned)) Delete(draft.Path);
        var files = Files("*.features");
        (held, writes) = (files.Sum(file => file.Bytes), 0);
        // Some more than needed, so that the next writes don't count again.
        var target = held > limit ? limit - (limit / 16) : limit;
        foreach (var file in files.OrderBy(file => file.Used).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            if (held <= target) break;
            Delete(file.Path);
            held -= file.Bytes;
        }
    }

    private List<(string Path, long Bytes, DateTime Used)> Files(string pattern)
    {
        var files = new List<(string, long, DateTime)>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(pattern))
        {
            try
            {
                files.Add((file.FullName, file.Length, file.LastWriteTimeUtc));
            }
            catch (FileNotFoundException)
            {
                // Another process removed it while we counted.
            }
        }

        return files;
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is counted again the next time.
        }
    }
}
