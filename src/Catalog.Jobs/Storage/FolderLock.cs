namespace Catalog.Jobs.Storage;

/// <summary>
/// Locks on files, held by the operating system (flock) for as long as the process lives: a <c>kill -9</c> frees them, and no process id is ever compared.
/// </summary>
internal static class FolderLock
{
    /// <summary>Takes the lock for itself, or returns null where anybody holds it.</summary>
    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Takes the lock for itself, waiting for others up to <paramref name="patience"/>.</summary>
    /// <exception cref="ClusterException">Nobody let go in time.</exception>
    public static async Task<FileStream> ExclusiveAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        var start = Environment.TickCount64;
        while (true)
        {
            if (TryExclusive(path) is { } held) return held;
            if (Environment.TickCount64 - start > patience.TotalMilliseconds)
            {
                throw new ClusterException(
                    $"Another process has been starting or stopping the embedded PostgreSQL for {patience.TotalSeconds:0} seconds: it holds {path}. " +
                    "End it and try again.");
            }

            await Task.Delay(50, ct);
        }
    }

    /// <summary>Takes the lock together with others who share it. The caller makes sure that nobody holds it exclusively.</summary>
    public static FileStream Shared(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
}
