namespace Catalog.Jobs.Import;

/// <summary>A picture's address instead of its path.</summary>
internal static class PictureAddress
{
    /// <summary>True for a cell with one.</summary>
    public static bool IsOne(string cell) => cell.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || cell.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a person should know about those of a file.</summary>
    public static IEnumerable<string> Notes(int count)
    {
        if (count > 0) yield return $"{count} pictures are given by their address, and were not fetched: their products are here without them. Pack the pictures with the table into a zip file to bring them.";
    }
}
