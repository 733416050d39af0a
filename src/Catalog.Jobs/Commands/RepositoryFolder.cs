namespace Catalog.Jobs.Commands;

/// <summary>Finds what comes with the repository: the demo's data and model.</summary>
internal static class RepositoryFolder
{
    /// <summary>A path in the repository: below CATALOG_HOME, which the launcher sets, else below the folder with Catalog.sln above the program or the current folder.</summary>
    /// <returns>Null where it isn't there.</returns>
    public static string? Find(params string[] path)
    {
        var home = Environment.GetEnvironmentVariable("CATALOG_HOME");
        return Candidates(home).Select(root => Path.Combine([root, .. path])).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Candidates(string? home)
    {
        if (!string.IsNullOrWhiteSpace(home)) yield return Path.GetFullPath(home);
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) yield return folder.FullName;
        }
    }
}
