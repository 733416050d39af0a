namespace Catalog.Jobs.Storage;

/// <summary>Paths without symbolic links.</summary>
internal static class RealPath
{
    /// <summary>The path that a path leads to once every link on the way is followed; parts that don't exist stay as they are.</summary>
    /// <param name="path">An absolute path.</param>
    /// <exception cref="IOException">The links run in a circle.</exception>
    public static string Of(string path) => Of(path, 0);

    private static string Of(string path, int links)
    {
        // As many as the kernel follows.
        if (links > 40) throw new IOException($"{path}: too many symbolic links");
        var target = new FileInfo(path);
        if (target.LinkTarget is { } link) return Of(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link)), links + 1);
        return Path.GetDirectoryName(path) is { } parent ? Path.Combine(Of(parent, links), target.Name) : path;
    }
}
