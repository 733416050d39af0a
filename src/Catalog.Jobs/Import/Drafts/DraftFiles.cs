using System.IO.Hashing;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>The files of drafts: in the uploads folder, each in a folder of its own whose name is ours.</summary>
public sealed class DraftFiles(DataFolder folder)
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase) { ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".zip", ".jsonl", ".ndjson" };

    /// <summary>Keeps a file under a name of ours.</summary>
    /// <param name="fileName">What people call it; of it only an extension stays that readers know.</param>
    public async Task<string> SaveAsync(Stream content, string fileName, CancellationToken ct)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder.Uploads, Guid.NewGuid().ToString("N")));
        var path = Path.Combine(own.FullName, "upload" + ExtensionOf(fileName));
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await content.CopyToAsync(target, ct);
        return path;
    }

    /// <summary>The extension that a file keeps.</summary>
    internal static string ExtensionOf(string fileName) => Extensions.TryGetValue(Path.GetExtension(fileName), out var known) ? known : ".csv";

    /// <summary>The hash of a file's content (XxHash128); empty where it is gone.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return "";
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var hash = new XxHash128();
        await hash.AppendAsync(file, ct);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Takes a file and its folder away; a path that isn't ours stays.</summary>
    public void Delete(string path)
    {
        var own = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Path.GetDirectoryName(own) != Path.GetFullPath(folder.Uploads) || !Directory.Exists(own)) return;
        Directory.Delete(own, recursive: true);
    }
}
