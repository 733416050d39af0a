using Catalog.Dashboard.Hosting;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>Keeps uploaded files in the data folder, each in a folder of its own whose name is ours.</summary>
public sealed class Uploads(DashboardSettings settings)
{
    private const int LongestName = 120;

    /// <summary>Saves a file. Its path is ours; its own name is kept for display, without folders.</summary>
    public async Task<(string Path, string Name)> SaveAsync(IFormFile file, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.Folder.Uploads, Guid.NewGuid().ToString("N")));
        var path = Path.Combine(folder.FullName, "upload.csv");
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await file.CopyToAsync(target, cancellation);
        return (path, DisplayName(file.FileName));
    }

    /// <summary>A file's name without folders and control characters.</summary>
    internal static string DisplayName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c))]).Trim();
        if (clean.Length == 0) return "upload.csv";
        return clean.Length <= LongestName ? clean : clean[..LongestName];
    }
}
