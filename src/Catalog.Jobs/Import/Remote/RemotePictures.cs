using System.Collections.Concurrent;
using System.IO.Hashing;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;
using Npgsql;

namespace Catalog.Jobs.Import.Remote;

/// <summary>A picture that a cell names by its address, or why there is none; for a person.</summary>
internal sealed record RemoteMedia(MediaFile? File, string? Problem);

/// <summary>
/// The pictures that an import's cells name by their addresses: fetched into the data folder, where they lie under their content's hash, and asked for again
/// only where they may have changed. One is for one import: what failed isn't tried a second time in it.
/// </summary>
internal sealed class RemotePictures(NpgsqlDataSource database, DataFolder folder, TimeProvider time, AllowList allow) : IDisposable
{
    private const int AtOnce = 16;
    private const int AtOncePerHost = 4;

    /// <summary>A picture that was looked at within this time isn't asked for again: a night's import is tried again without fetching everything anew.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(6);

    private readonly RemoteClient client = new(allow);
    private readonly RemotePictureRows rows = new(database);
    private readonly ConcurrentDictionary<string, string> failed = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a cell that is an address and no path.</summary>
    public static bool IsAddress(string cell) =>
        cell.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || cell.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds pictures, fetching those that aren't here.</summary>
    public async Task<IReadOnlyDictionary<string, RemoteMedia>> FindAsync(IReadOnlyCollection<string> addresses, CancellationToken ct)
    {
        var found = new ConcurrentDictionary<string, RemoteMedia>();
        var known = await rows.ReadAsync(addresses, ct);
        await Parallel.ForEachAsync(addresses.Distinct(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (address, stop) =>
            found[address] = await FindAsync(address, known.GetValueOrDefault(address), stop));
        return found;
    }

    public void Dispose()
    {
        client.Dispose();
        foreach (var host in hosts.Values) host.Dispose();
    }

    private async Task<RemoteMedia> FindAsync(string address, RemotePicture? known, CancellationToken ct)
    {
        if (failed.TryGetValue(address, out var problem)) return new(null, problem);
        var isHere = known is { Path: { } path } && File.Exists(path);
        if (isHere && time.GetUtcNow() - known!.CheckedAt < Fresh) return new(new(known.Path!, known.Hash!), null);
        if (RemoteRequest.Problem(address) is { } wrong) return Failed(address, wrong);
        var uri = new Uri(address);
        var turn = hosts.GetOrAdd(uri.Authority, _ => new SemaphoreSlim(AtOncePerHost));
        await turn.WaitAsync(ct);
        try
        {
            return await FetchAsync(address, uri, isHere ? known : null, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<RemoteMedia> FetchAsync(string address, Uri uri, RemotePicture? known, CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Pictures);
        var file = Path.Combine(folder.Pictures, $"{Guid.NewGuid():N}.part");
        try
        {
            switch (await client.FetchAsync(new RemoteRequest(uri, RemoteLimits.Picture) { Known = known?.Version ?? RemoteVersion.None }, file, time, ct))
            {
                case RemoteResult.NotModified:
                    await rows.PutAsync(known! with { CheckedAt = time.GetUtcNow() }, null, ct);
                    return new(new(known.Path!, known.Hash!), null);

                // A server that is down for a night must not take the pictures from the products.
                case RemoteResult.Failed { MayPass: true } when known is not null:
                    return new(new(known.Path!, known.Hash!), null);
                case RemoteResult.Failed refused:
                    await rows.FailAsync(address, refused.Reason, time.GetUtcNow(), ct);
                    return Failed(address, refused.Reason);
                case RemoteResult.Saved saved:
                    return await KeepAsync(address, file, saved, ct);
                default:
                    throw new InvalidOperationException("a fetch ends in one of three ways");
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<RemoteMedia> KeepAsync(string address, string file, RemoteResult.Saved saved, CancellationToken ct)
    {
        var (extension, hash) = await LookAsync(file, ct);
        if (extension is null)
        {
            const string NoPicture = "What the address sends is no picture (JPEG, PNG, WebP, GIF, TIFF or AVIF).";
            await rows.FailAsync(address, NoPicture, time.GetUtcNow(), ct);
            return Failed(address, NoPicture);
        }

        var path = Path.Combine(folder.Pictures, hash[..2], $"{hash}.{extension}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(file, path, overwrite: true);
        await rows.PutAsync(new(address, path, hash, saved.Version.ETag, saved.Version.LastModified, time.GetUtcNow()), saved.Bytes, ct);
        return new(new(path, hash), null);
    }

    private RemoteMedia Failed(string address, string problem)
    {
        failed[address] = problem;
        return new(null, problem);
    }

    private static async Task<(string? Extension, string Hash)> LookAsync(string file, CancellationToken ct)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var start = new byte[PictureSignature.Length];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        stream.Position = 0;
        var hash = new XxHash128();
        await hash.AppendAsync(stream, ct);
        return (PictureSignature.Extension(start.AsSpan(0, read)), Convert.ToHexStringLower(hash.GetCurrentHash()));
    }
}
