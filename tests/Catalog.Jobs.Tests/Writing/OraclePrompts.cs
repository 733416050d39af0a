using System.Text.Json;

namespace Catalog.Jobs.Tests.Writing;

/// <summary>The reference's prompts, which the demo model was trained on.</summary>
internal static class OraclePrompts
{
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(RepositoryFile("tests/Catalog.Model.Tests/Oracle/prompts.json"))).RootElement;

    public static IEnumerable<(string Name, string Product, string Task, string System)> All => Root.GetProperty("prompts").EnumerateArray()
        .Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("product").GetString()!, p.GetProperty("task").GetString()!, p.GetProperty("system").GetString()!));

    public static string RepositoryFile(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Catalog.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Catalog.sln is in no folder above the tests."), path);
    }
}
