namespace Catalog.Dashboard.Tests.Hosting;

/// <summary>The checkout that the tests run from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The demo's data.</summary>
    public static string Demo => Path.Combine(Root, "data", "demo");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Catalog.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Catalog.sln is in no folder above the tests"));
}
