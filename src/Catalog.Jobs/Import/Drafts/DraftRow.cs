using Catalog.Jobs.Import.Mappings;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Import.Drafts;

/// <summary>A row of import_draft as Dapper reads it.</summary>
internal sealed class DraftRow
{
    public long Id { get; init; }

    public string FileName { get; init; } = "";

    public string Path { get; init; } = "";

    public long Bytes { get; init; }

    public string Hash { get; init; } = "";

    public string Mapping { get; init; } = "";

    public string MappingName { get; init; } = "";

    public string Channel { get; init; } = "";

    public bool IsMapped { get; init; }

    public bool IsFull { get; init; }

    public bool MayRetireMany { get; init; }

    public int Version { get; init; }

    public string State { get; init; } = "";

    public string? Report { get; init; }

    public string? Stamp { get; init; }

    public string? Problem { get; init; }

    public int RowsDone { get; init; }

    public long BytesDone { get; init; }

    public long? ImportId { get; init; }

    public string StartedBy { get; init; } = "";

    public DateTimeOffset StartedAt { get; init; }

    public ImportDraft Draft => new(Id, FileName, Path, Bytes, Hash, Jsonb.Read<SourceMapping>(Mapping))
    {
        MappingName = MappingName,
        Channel = Channel,
        IsMapped = IsMapped,
        IsFull = IsFull,
        MayRetireMany = MayRetireMany,
        Version = Version,
        State = Enum.Parse<DraftState>(State, ignoreCase: true),
        Report = Report is null ? null : Jsonb.Read<DraftReport>(Report),
        Stamp = Stamp is null ? null : Jsonb.Read<DraftStamp>(Stamp),
        Problem = Problem,
        RowsDone = RowsDone,
        BytesDone = BytesDone,
        ImportId = ImportId,
        StartedBy = StartedBy,
        StartedAt = StartedAt,
    };

    /// <summary>A state as the column has it.</summary>
    public static string Word(DraftState state) => state switch
    {
        DraftState.Open => "open",
        DraftState.Checking => "checking",
        DraftState.Checked => "checked",
        DraftState.Importing => "importing",
        DraftState.Imported => "imported",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
