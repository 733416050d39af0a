using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Storage;

namespace Catalog.Dashboard.Pages.Imports;

/// <summary>An import as its pages show it; see <c>import</c> in the schema.</summary>
public sealed class ImportView
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The file's name, for display.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The file's header.</summary>
    public string[] Columns { get; init; } = [];

    /// <summary>running, finished or failed.</summary>
    public string State { get; init; } = "";

    /// <summary>products or texts.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whose export a file of texts was; null: it brought products, or that isn't known.</summary>
    public string? Channel { get; init; }

    /// <summary>True where it brought texts that a person edited.</summary>
    public bool HasTexts => Kind == "texts";

    /// <summary>Data rows of the file.</summary>
    public int Rows { get; init; }

    /// <summary>Products that weren't there before.</summary>
    public int Added { get; init; }

    /// <summary>Products that were there and differ.</summary>
    public int Changed { get; init; }

    /// <summary>Products that were there like this.</summary>
    public int Unchanged { get; init; }

    /// <summary>Products that the rows gave.</summary>
    public int Products => Added + Changed + Unchanged;

    /// <summary>Rows that could not be used.</summary>
    public int Rejected { get; init; }

    /// <summary>Products that a full file no longer had.</summary>
    public int Retired { get; init; }

    /// <summary>Values that were skipped, in rows that came in.</summary>
    public int Skipped { get; init; }

    /// <summary>Bytes of the file that are read.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes of the file; 0 where that isn't known.</summary>
    public long TotalBytes { get; init; }

    /// <summary>Who asked for it to stop; null: nobody.</summary>
    public string? StopRequestedBy { get; init; }

    /// <summary>The import whose rejects file it is; null: none's.</summary>
    public long? Corrects { get; init; }

    /// <summary>Remarks about the file.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The account.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The mapping with which it was made, as JSON; null: none.</summary>
    public string? Mapping { get; init; }

    /// <summary>What the file calls a column of the catalogue.</summary>
    public string FileColumn(string column) =>
        Mapping is null || column.Length == 0 ? column : Jsonb.Read<SourceMapping>(Mapping).Of(column)?.From ?? column;

    /// <summary>True while it works.</summary>
    public bool IsRunning => State == "running";
}
