namespace Catalog.Jobs.Checks;

/// <summary>Data files in the program: UTF-8 lines; empty ones and those that begin with # are left out.</summary>
internal static class DataFile
{
    /// <summary>The lines of a file.</summary>
    /// <param name="name">Its place below the project, with points: <c>Checks.Quantities.Data.units.tsv</c>.</param>
    public static IReadOnlyList<string> Lines(string name)
    {
        var resource = $"Catalog.Jobs.{name}";
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The program lacks {resource}.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && !line.StartsWith('#'))];
    }
}
