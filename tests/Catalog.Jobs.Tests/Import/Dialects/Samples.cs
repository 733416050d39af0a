namespace Catalog.Jobs.Tests.Import.Dialects;

/// <summary>Files made by hand from the dialects' documentation.</summary>
internal static class Samples
{
    /// <summary>Where a sample lies.</summary>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Import", "Dialects", "samples", name);
}
