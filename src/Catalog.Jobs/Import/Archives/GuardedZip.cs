using System.IO.Compression;

namespace Catalog.Jobs.Import.Archives;

/// <summary>A zip file that may be anybody's: names, sizes and checksums are checked, and every fault is a message.</summary>
internal sealed class GuardedZip : IAsyncDisposable
{
    private readonly ZipArchive archive;
    private long unpacked;

    private GuardedZip(ZipArchive archive, string name, ZipLimits limits)
    {
        this.archive = archive;
        Name = name;
        Limits = limits;
        Entries = archive.Entries;
    }

    /// <summary>What people call the file.</summary>
    public string Name { get; }

    public ZipLimits Limits { get; }

    public IReadOnlyList<ZipArchiveEntry> Entries { get; }

    /// <summary>True where a file starts like a zip file; an empty one has only an end.</summary>
    public static bool StartsLikeOne(ReadOnlySpan<byte> start) => start is [0x50, 0x4B, 3, 4, ..] or [0x50, 0x4B, 5, 6, ..];

    /// <summary>Opens a file and reads its list of entries.</summary>
    /// <exception cref="RefusedFileException">It is damaged, or has too many entries, or two of one name.</exception>
    public static async Task<GuardedZip> OpenAsync(string path, string name, ZipLimits limits, CancellationToken ct)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        try
        {
            var zip = new GuardedZip(await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, ct), name, limits);
            if (zip.Entries.Count > limits.Entries) throw new RefusedFileException($"{name} has {zip.Entries.Count} entries; at most {limits.Entries} are unpacked.");
            if (zip.Entries.GroupBy(entry => entry.FullName).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
                throw new RefusedFileException($"{name} has the entry \"{Shown(twice.Key)}\" twice. Pack it again.");
            return zip;
        }
        catch (RefusedFileException)
        {
            await stream.DisposeAsync();
            throw;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            await stream.DisposeAsync();
            throw new RefusedFileException($"{name} can't be unpacked: it is damaged or cut off ({exception.Message}). Bring it again.");
        }
    }

    /// <summary>An entry by its name; null where there is none.</summary>
    public ZipArchiveEntry? Find(string entry) => Entries.FirstOrDefault(one => one.FullName.Equals(entry, StringComparison.OrdinalIgnoreCase));

    /// <summary>Unpacks an entry: what is read is counted, and its checksum is compared at its end.</summary>
    /// <exception cref="RefusedFileException">Also while it is read: it is damaged, encrypted, or larger than is allowed.</exception>
    public Stream Open(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted) throw new RefusedFileException($"\"{Shown(entry.FullName)}\" in {Name} is encrypted. Pack it again without a password.");
        try
        {
            return new GuardedEntry(this, entry, entry.Open());
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(entry, exception);
        }
    }

    public async ValueTask DisposeAsync() => await archive.DisposeAsync();

    /// <summary>A name as messages may show it.</summary>
    internal static string Shown(string name)
    {
        var clean = string.Concat(name.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '\uFFFD' : letter));
        return clean.Length <= 200 ? clean : clean[..200] + "…";
    }

    internal RefusedFileException Damaged(ZipArchiveEntry entry, Exception exception) =>
        new($"\"{Shown(entry.FullName)}\" in {Name} can't be unpacked: it is damaged or cut off ({exception.Message}). Bring the file again.");

    // What .NET throws at a damaged zip file, by its source: wrong numbers become any of these.
    internal static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException;

    internal void Count(ZipArchiveEntry entry, long entryBytes, int more)
    {
        unpacked += more;
        var packed = Math.Max(1, entry.CompressedLength);
        var why = entryBytes > Limits.EntryBytes ? $"to more than {Limits.EntryBytes >> 20} MB"
            : unpacked > Limits.TotalBytes ? $"together with the others to more than {Limits.TotalBytes >> 20} MB"
            : entryBytes > ZipLimits.FreeBytes && entryBytes / packed > Limits.Ratio ? $"to more than {Limits.Ratio} times its size"
            : null;
        if (why is not null) throw new RefusedFileException($"\"{Shown(entry.FullName)}\" in {Name} unpacks {why}: that is a zip bomb, or nothing that can be read here.");
    }
}
