namespace Catalog.Jobs.Storage;

/// <summary>The folder in which an installation keeps everything of its own. Docs: docs/storage.md.</summary>
/// <param name="root">An absolute path, or one relative to the current folder. It need not exist.</param>
public sealed class DataFolder(string root)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder's absolute path.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The embedded cluster: its files, log and password.</summary>
    public string Postgres => Path.Combine(Root, "postgres");

    /// <summary>One CSV file per import that had to leave rows out.</summary>
    public string Rejects => Path.Combine(Root, "rejects");

    /// <summary>Where exports go when no other place is asked for.</summary>
    public string Exports => Path.Combine(Root, "exports");

    /// <summary>The keys that protect the dashboard's cookies.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Files that were uploaded in the dashboard.</summary>
    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>Zip files that were imported, unpacked: products name pictures and documents in them.</summary>
    public string Archives => Path.Combine(Root, "archives");

    /// <summary>Sources on their way: a feed lies here while it is imported.</summary>
    public string Sources => Path.Combine(Root, "sources");

    /// <summary>Where files are dropped to be imported, unless catalog.json names another folder.</summary>
    public string Drop => Path.Combine(Root, "drop");

    /// <summary>Pictures that were fetched, under their content's hash.</summary>
    public string Pictures => Path.Combine(Root, "pictures");

    /// <summary>The pictures' features, kept from night to night. May be deleted.</summary>
    public string Features => Path.Combine(Root, "features");

    /// <summary>CATALOG_DATA; without it <c>~/.local/share/catalog</c>, and <c>/var/lib/catalog</c> for root.</summary>
    public static DataFolder FromEnvironment()
    {
        var given = Environment.GetEnvironmentVariable("CATALOG_DATA");
        if (!string.IsNullOrWhiteSpace(given)) return new(given);
        if (Environment.IsPrivilegedProcess) return new("/var/lib/catalog");
        return new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "catalog"));
    }

    /// <summary>Makes the folder and its sub-folders (all but <see cref="Postgres"/>), readable by their owner alone.</summary>
    /// <exception cref="IOException">A file stands in the way, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written.</exception>
    public void Create()
    {
        // Root's cluster runs as another user, who has to pass through; nobody else can list what is in here.
        var passable = Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None;
        if (!Directory.Exists(Root)) Make(Root, Owner | passable);
        foreach (var folder in new[] { Rejects, Exports, Keys, Uploads, Archives, Features, Sources, Drop, Pictures }) Make(folder, Owner);
    }

    private static void Make(string folder, UnixFileMode mode)
    {
        // Missing parents are made with the same mode, so that a data folder deep in /var is passable, too.
        if (Path.GetDirectoryName(folder) is { Length: > 0 } parent && !Directory.Exists(parent)) Make(parent, mode);
        Directory.CreateDirectory(folder, mode);
        File.SetUnixFileMode(folder, mode);
    }
}
