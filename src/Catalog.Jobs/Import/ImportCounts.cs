namespace Catalog.Jobs.Import;

/// <summary>What the rows of a file came to so far; written by the thread that reads, read by others for progress.</summary>
internal sealed class ImportCounts
{
    private volatile int rows;

    /// <summary>Lines of data.</summary>
    public int Rows
    {
        get => rows;
        set => rows = value;
    }

    /// <summary>Products that they describe, plus lines that name none.</summary>
    public int Items { get; set; }

    /// <summary>Products that weren't there.</summary>
    public int New { get; set; }

    /// <summary>Rows that are as the last import saw them.</summary>
    public int Unchanged { get; set; }

    /// <summary>Rows that have to be compared in the database.</summary>
    public int Staged { get; set; }

    /// <summary>Rows that are left out.</summary>
    public int Rejected { get; private set; }

    /// <summary>Values that are skipped.</summary>
    public int Skipped { get; private set; }

    /// <summary>Ids of products that were retired and are in the file again.</summary>
    public List<long> Returned { get; } = [];

    /// <summary>Lines of the import that this one corrects whose rows are in now.</summary>
    public HashSet<int> Corrected { get; } = [];

    /// <summary>The first rejects, in the file's order.</summary>
    public List<RowReject> Rejects { get; } = [];

    /// <summary>The first skipped values, in the file's order.</summary>
    public List<SkippedValue> Warnings { get; } = [];

    /// <summary>How many rows are left out for which reason.</summary>
    public Dictionary<string, int> RejectCodes { get; } = [];

    /// <summary>Counts a reject.</summary>
    public void Reject(RowReject reject)
    {
        Rejected++;
        RejectCodes[reject.Code] = RejectCodes.GetValueOrDefault(reject.Code) + 1;
        if (Rejects.Count < ImportReport.ShownRejects) Rejects.Add(reject);
    }

    /// <summary>Counts skipped values.</summary>
    public void Warn(IReadOnlyList<SkippedValue> values)
    {
        Skipped += values.Count;
        foreach (var value in values)
        {
            if (Warnings.Count < ImportReport.ShownRejects) Warnings.Add(value);
        }
    }
}
