namespace Catalog.Jobs.Export;

/// <summary>What an export wrote.</summary>
/// <param name="BatchId">The row in table export_batch.</param>
/// <param name="File">The file's absolute path.</param>
/// <param name="Rows">Rows below the header: products (wide), or texts' fields (long).</param>
/// <param name="Cells">Cells with text.</param>
/// <param name="Skipped">Texts of the channel's locales that have no approved revision.</param>
public sealed record ExportReport(long BatchId, string File, int Rows, int Cells, int Skipped)
{
    /// <summary>Approved texts that don't go out because an enforced check found something in them.</summary>
    public int Blocked { get; init; }
}
