namespace Catalog.Jobs.Catalogs;

/// <summary>Reads <c>sources</c>.</summary>
internal static class SourcesReader
{
    /// <summary>Files that the nightly run imports first, with absolute paths. Whether they exist is seen when they are imported.</summary>
    /// <param name="folder">The folder of catalog.json.</param>
    public static IReadOnlyList<SourceFile> Read(JsonSection root, string folder)
    {
        var sources = new List<SourceFile>();
        var items = root.Items("sources");
        foreach (var item in items)
        {
            var section = item.Section("name", "file", "full");
            var (name, file) = (section.RequiredText("name"), section.RequiredText("file"));
            if (name.Length > 0 && sources.Any(source => source.Name == name)) section.Problem("name", $"\"{name}\" stands in this list twice");
            if (section.Flag("full") && items.Count > 1)
                section.Problem("full", "a source can be the whole catalogue only where it is the only one: products of the others would be retired");
            sources.Add(new(name, Path.GetFullPath(Path.Combine(folder, file))) { Full = section.Flag("full") });
        }

        return sources;
    }
}
