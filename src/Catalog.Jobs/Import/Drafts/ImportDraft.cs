using Catalog.Jobs.Import.Mappings;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>A file that somebody brings step by step: format, columns, dry run, import.</summary>
/// <param name="FileName">What the person's file was called.</param>
/// <param name="Path">Where it lies; empty once it was swept away.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">Of its content; see <see cref="DraftFiles"/>.</param>
/// <param name="Mapping">How it is read, as decided so far.</param>
public sealed record ImportDraft(long Id, string FileName, string Path, long Bytes, string Hash, SourceMapping Mapping)
{
    /// <summary>The saved mapping that <see cref="Mapping"/> came from or was saved as; empty: none.</summary>
    public string MappingName { get; init; } = "";

    /// <summary>The channel whose export the file is, edited by a person: it brings texts; empty: it brings products.</summary>
    public string Channel { get; init; } = "";

    /// <summary>True where it brings texts: their columns need no mapping.</summary>
    public bool HasTexts => Channel.Length > 0;

    /// <summary>True once a person has seen which column is which.</summary>
    public bool IsMapped { get; init; }

    /// <summary>True where the file has all products, so that those missing from it are retired.</summary>
    public bool IsFull { get; init; }

    /// <summary>True where that may be so many that the file looks cut off; see <see cref="Retirement"/>.</summary>
    public bool MayRetireMany { get; init; }

    /// <summary>Counts changes of what decides the outcome.</summary>
    public int Version { get; init; } = 1;

    /// <summary>How far it is.</summary>
    public DraftState State { get; init; }

    /// <summary>What the dry run says; null: none was made of it as it is now.</summary>
    public DraftReport? Report { get; init; }

    /// <summary>What the dry run was made from.</summary>
    public DraftStamp? Stamp { get; init; }

    /// <summary>Why dry run or import came to nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Rows that the job under way has read.</summary>
    public int RowsDone { get; init; }

    /// <summary>Bytes of the file that it has read.</summary>
    public long BytesDone { get; init; }

    /// <summary>The import that it became.</summary>
    public long? ImportId { get; init; }

    /// <summary>An account.</summary>
    public string StartedBy { get; init; } = "";

    /// <summary>When the file came.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>True while a job works on it: nothing can be changed then.</summary>
    public bool IsBusy => State is DraftState.Checking or DraftState.Importing;

    /// <summary>True where its file is gone: nobody came back to it for a while.</summary>
    public bool IsSwept => Path.Length == 0;

    /// <summary>Its mapping with the name under which it is known, for messages.</summary>
    /// <param name="before">The header with which it was saved.</param>
    public SavedMapping AsSaved(IReadOnlyList<string> before) => new(MappingName.Length > 0 ? MappingName : "of this file", "", before, Mapping, StartedBy, StartedAt);
}

/// <summary>How far a draft is.</summary>
public enum DraftState
{
    /// <summary>A person decides.</summary>
    Open,

    /// <summary>The dry run is under way or waits for its turn.</summary>
    Checking,

    /// <summary>There is a dry run.</summary>
    Checked,

    /// <summary>The import is under way or waits for its turn.</summary>
    Importing,

    /// <summary>It became an import.</summary>
    Imported,
}
