using System.IO.Compression;

namespace Catalog.Jobs.Import.Archives;

/// <summary>A file in a zip file.</summary>
/// <param name="Path">Where it belongs, relative, with <c>/</c>; it leads out of no folder.</param>
internal sealed record ArchiveEntry(ZipArchiveEntry Entry, string Path);

/// <summary>The files of a zip file that may be unpacked.</summary>
internal static class ArchiveEntries
{
    private const int TypeMask = 0xF000, RegularFile = 0x8000, Folder = 0x4000, LongestPath = 1000, LongestName = 240;

    // What systems put into every folder.
    private static readonly string[] Litter = [".DS_Store", "Thumbs.db", "desktop.ini"];

    /// <summary>All files, folders left out.</summary>
    /// <exception cref="RefusedFileException">One leads out of the folder, is a link, or comes twice.</exception>
    public static IReadOnlyList<ArchiveEntry> Checked(GuardedZip zip)
    {
        var files = new List<ArchiveEntry>();
        var taken = new HashSet<string>();
        foreach (var entry in zip.Entries)
        {
            // Old programs on Windows part folders by backslashes.
            var path = entry.FullName.Replace('\\', '/');
            if (Problem(path, entry) is { } problem) throw new RefusedFileException($"\"{GuardedZip.Shown(entry.FullName)}\" in {zip.Name} {problem}. Nothing of it was unpacked.");
            if (path.EndsWith('/') || path.StartsWith("__MACOSX/", StringComparison.Ordinal) || Litter.Contains(Path.GetFileName(path))) continue;
            if (!taken.Add(path)) throw new RefusedFileException($"{zip.Name} has \"{GuardedZip.Shown(path)}\" twice. Pack it again.");
            files.Add(new(entry, path));
        }

        return files;
    }

    private static string? Problem(string path, ZipArchiveEntry entry)
    {
        // The upper half of the attributes is Unix's file mode, where the program that packed it knew one.
        var type = (entry.ExternalAttributes >> 16) & TypeMask;
        if (type is not (0 or RegularFile or Folder)) return "is a link or a device";
        if (path.StartsWith('/') || (path.Length > 1 && path[1] == ':')) return "has an absolute path";
        var parts = path.TrimEnd('/').Split('/');
        if (parts.Contains("..")) return "leads out of the folder";
        if (path.Length is 0 or > LongestPath || parts.Any(part => part.Length is 0 or > LongestName || part == ".") || path.Any(char.IsControl)) return "has a name that no file can have";
        return null;
    }
}
