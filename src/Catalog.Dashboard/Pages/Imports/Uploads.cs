namespace Catalog.Dashboard.Pages.Imports;

/// <summary>Files that people send.</summary>
public static class Uploads
{
    private const int LongestName = 120;

    /// <summary>A file's name without folders and control characters.</summary>
    public static string DisplayName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c))]).Trim();
        if (clean.Length == 0) return "upload.csv";
        return clean.Length <= LongestName ? clean : clean[..LongestName];
    }
}
