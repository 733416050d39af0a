using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Jobs.History;

/// <summary>A field in two revisions.</summary>
/// <param name="Parts">From the older to the newer; kept and removed parts are the older text, kept and added ones the newer.</param>
public sealed record FieldDiff(string Key, IReadOnlyList<DiffPart> Parts)
{
    /// <summary>True where the field's text is another.</summary>
    public bool IsChanged => Parts.Any(part => part.Kind != DiffKind.Same);

    /// <summary>What the older revision has.</summary>
    public IReadOnlyList<DiffPart> Before => [.. Parts.Where(part => part.Kind != DiffKind.Added)];

    /// <summary>What the newer revision has.</summary>
    public IReadOnlyList<DiffPart> After => [.. Parts.Where(part => part.Kind != DiffKind.Removed)];
}

/// <summary>Compares two revisions field by field.</summary>
public static class RevisionDiff
{
    /// <summary>The fields of the newer text in its order, then those that only the older one has. A missing field counts as empty.</summary>
    public static IReadOnlyList<FieldDiff> Compare(Copy before, Copy after) =>
        [.. after.Fields.Select(field => field.Key).Concat(before.Fields.Select(field => field.Key)).Distinct(StringComparer.Ordinal)
            .Select(key => new FieldDiff(key, WordDiff.Compare(before.Field(key)?.Text ?? "", after.Field(key)?.Text ?? "")))];
}
