namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>sources</c>.</summary>
internal static class SourcesReader
{
    /// <summary>Files that the nightly run imports first, with absolute paths. Whether they exist is seen when they are imported.</summary>
    /// <param name="folder">The folder of catalog.json.</param>
    public static IReadOnlyList<SourceFile> Read(JsonSection root, string folder)
    {
        var sources = new List<SourceFile>();
        foreach (var item in root.Items("sources"))
        {
            var section = item.Section("name", "file");
            var (name, file) = (section.RequiredText("name"), section.RequiredText("file"));
            if (name.Length > 0 && sources.Any(source => source.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
            sources.Add(new(name, Path.GetFullPath(Path.Combine(folder, file))));
        }

        return sources;
    }
}
