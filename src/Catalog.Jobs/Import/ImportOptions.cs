using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>How a file is imported.</summary>
/// <param name="StartedBy">An account, <c>schedule</c> or <c>command line</c>.</param>
/// <param name="DryRun">True: everything is read, checked and compared, and nothing is kept.</param>
/// <param name="FileName">What the file is called where its path isn't its name (uploads); null: the path's last part.</param>
/// <param name="BaseFolder">Where pictures and documents lie; null: beside the file; see PictureBase for rejects files and uploads.</param>
public sealed record ImportOptions(string StartedBy, bool DryRun = false, string? FileName = null, string? BaseFolder = null)
{
    /// <summary>Opens the table where it isn't a file (a feed, a query); given the columns that the catalogue wants. Null: the file is opened.</summary>
    public Func<IReadOnlySet<string>, CancellationToken, Task<ITable>>? Open { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Rows">Data rows read so far.</param>
/// <param name="Bytes">Bytes of the file that are read.</param>
/// <param name="TotalBytes">The file's bytes; 0 where that isn't known.</param>
public sealed record ImportProgress(int Rows, long Bytes, long TotalBytes);
