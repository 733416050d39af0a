using System.Globalization;

namespace Catalog.Jobs.Storage;

/// <summary>PostgreSQL's server programs (initdb, pg_ctl, postgres) on this machine.</summary>
/// <param name="Folder">Where they lie.</param>
public sealed record PostgresPrograms(string Folder)
{
    private const string DebianRoot = "/usr/lib/postgresql";
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The path of a program.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Finds the programs: Debian's newest version, else those on PATH.</summary>
    /// <param name="version">Only this major version, since a cluster's files belong to one; null: the newest.</param>
    /// <returns>Null where there are none.</returns>
    public static PostgresPrograms? Find(string? version = null) => Find(version, DebianRoot, Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>As <see cref="Find(string?)"/>, with the places to look at.</summary>
    internal static PostgresPrograms? Find(string? version, string debianRoot, string path)
    {
        var versions = Directory.Exists(debianRoot) ? Directory.GetDirectories(debianRoot) : [];
        var folders = versions
            .Where(folder => version is null || Path.GetFileName(folder) == version)
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(path.Split(':', StringSplitOptions.RemoveEmptyEntries));
        return folders.Where(IsComplete).Select(folder => new PostgresPrograms(folder)).FirstOrDefault();
    }

    private static bool IsComplete(string folder) =>
        Needed.All(name => File.Exists(Path.Combine(folder, name)));
}
