namespace Catalog.Jobs.Terminology;

/// <summary>Writes the glossary as a file; importing it changes nothing.</summary>
public static class GlossaryExport
{
    /// <summary>A CSV file in UTF-8 with byte order mark, entries in their order.</summary>
    public static byte[] Write(IEnumerable<GlossaryEntry> entries) => GlossaryFile.Write(entries.Select(entry => entry.Term));
}
