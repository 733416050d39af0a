namespace Catalog.Jobs.Import.Archives;

/// <summary>What a zip file may unpack to. What it says about itself is not believed: bytes are counted as they come out.</summary>
/// <param name="Entries">The most entries.</param>
/// <param name="EntryBytes">The most bytes of one of them.</param>
/// <param name="TotalBytes">The most bytes of all together.</param>
/// <param name="Ratio">How many times its packed size an entry may have, once it is larger than <see cref="FreeBytes"/>. Deflate can do 1032; tables do 5 to 60, pictures 1.</param>
internal sealed record ZipLimits(int Entries, long EntryBytes, long TotalBytes, int Ratio)
{
    /// <summary>Up to here nobody asks how well an entry was packed.</summary>
    public const long FreeBytes = 16 * 1024 * 1024;

    /// <summary>Of a zip with a table, pictures and documents.</summary>
    public static ZipLimits Archive { get; } = new(200_000, 4L << 30, 32L << 30, 200);

    /// <summary>Of a workbook. A sheet of a million rows has about 1 GB.</summary>
    public static ZipLimits Workbook { get; } = new(2_000, 4L << 30, 6L << 30, 200);
}
