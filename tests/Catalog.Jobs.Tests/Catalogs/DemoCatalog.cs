using Catalog.Jobs.Catalogs;
using Xunit;

namespace Catalog.Jobs.Tests.Catalogs;

/// <summary>The repository's demo catalogue.</summary>
public static class DemoCatalog
{
    /// <summary>The folder data/demo.</summary>
    public static string Folder { get; } = Find();

    public static async Task<CatalogDefinition> LoadAsync()
    {
        var result = await CatalogLoader.LoadAsync(Path.Combine(Folder, "catalog.json"), TestContext.Current.CancellationToken);
        Assert.Equal("", result.Message);
        return result.Definition!;
    }

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Catalog.sln"))) return Path.Combine(folder, "data", "demo");
        }

        throw new InvalidOperationException($"no Catalog.sln above {AppContext.BaseDirectory}");
    }
}
