using Catalog.Jobs.Import.Archives;

namespace Catalog.Jobs.Import.Tables;

/// <summary>What a file is by its first bytes: names are wrong too often.</summary>
/// <param name="IsZip">A workbook, or a zip file with a table in it.</param>
/// <param name="Refusal">Why it can't be a table; null: it may be one.</param>
internal sealed record FileKind(bool IsZip, string? Refusal)
{
    private static readonly (byte[] Start, string Refusal)[] Others =
    [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "is a workbook in Excel's old format, or one with a password. Save it as .xlsx without a password."),
        ([0x25, 0x50, 0x44, 0x46, 0x2D], "is a PDF file. Export the table as CSV or .xlsx."),
        ([0x1F, 0x8B, 0x08], "is packed with gzip. Unpack it, or pack it as .zip."),
        ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], "is a RAR archive. Pack it as .zip."),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "is a 7z archive. Pack it as .zip."),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "is a picture."),
        ([0xFF, 0xD8, 0xFF], "is a picture."),
    ];

    /// <summary>Looks at a file.</summary>
    /// <exception cref="RefusedFileException">It can't be read.</exception>
    public static async Task<FileKind> OfAsync(string path, string name, CancellationToken ct)
    {
        try
        {
            // A pipe is there and has no length; opening it would wait for somebody who writes.
            if (new FileInfo(path) is { Exists: true, Length: 0 })
                return new(false, $"{name} is empty, or no file but a pipe or a device: these can't be read twice. Save it as a file first.");
            var start = new byte[8];
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
            start = start[..await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct)];
            var other = Others.FirstOrDefault(kind => start.AsSpan().StartsWith(kind.Start));
            return new(GuardedZip.StartsLikeOne(start), other.Refusal is null ? null : $"{name} {other.Refusal}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RefusedFileException($"{path} can't be read: {exception.Message}");
        }
    }
}
