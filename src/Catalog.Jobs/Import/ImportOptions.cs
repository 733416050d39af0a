using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Import.Tables;

namespace Catalog.Jobs.Import;

/// <summary>How a file is imported.</summary>
/// <param name="StartedBy">An account, <c>schedule</c> or <c>command line</c>.</param>
/// <param name="DryRun">True: everything is read, checked and compared, and nothing is kept.</param>
/// <param name="FileName">What the file is called where its path isn't its name (uploads); null: the path's last part.</param>
/// <param name="BaseFolder">Where pictures and documents lie; null: beside the file; for rejects files and uploads where those of the first import lay.</param>
public sealed record ImportOptions(string StartedBy, bool DryRun = false, string? FileName = null, string? BaseFolder = null)
{
    /// <summary>How the file is read where detection is wrong.</summary>
    public TableSettings Settings { get; init; } = TableSettings.Detect;

    /// <summary>A saved mapping, put over the table after its dialect; null: the table as it is.</summary>
    public Func<ITable, ITable>? View { get; init; }

    /// <summary>What empty cells and bad values do; null: what the catalogue says.</summary>
    public CellPolicies? Policies { get; init; }

    /// <summary>True: the file is the whole catalogue, and products that aren't in it are retired.</summary>
    public bool Full { get; init; }

    /// <summary>What a person should know about the catalogue that the file is imported with; it comes first in the report.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True: a full file may retire more than a guard against truncated files lets pass; see <see cref="Retirement"/>.</summary>
    public bool RetireMany { get; init; }

    /// <summary>Asked once it is this import's turn: why it must not be made any more, for a person; null: it may.</summary>
    public Func<CancellationToken, Task<string?>>? Guard { get; init; }

    /// <summary>Opens the table where it isn't a file (a feed, a query); given the columns that the catalogue wants. Null: the file is opened.</summary>
    public Func<IReadOnlySet<string>, CancellationToken, Task<ITable>>? Open { get; init; }

    /// <summary>Addresses, networks and hosts from which pictures may be fetched although they aren't public.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];
}

/// <summary>How far an import is.</summary>
/// <param name="Rows">Data rows read so far.</param>
/// <param name="Bytes">Bytes of the file that are read.</param>
/// <param name="TotalBytes">The file's bytes; 0 where that isn't known.</param>
public sealed record ImportProgress(int Rows, long Bytes, long TotalBytes);
