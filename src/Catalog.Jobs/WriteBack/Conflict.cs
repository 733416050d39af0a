namespace Catalog.Jobs.WriteBack;

/// <summary>A row that was not written.</summary>
/// <param name="Kind">A word of <see cref="ConflictKind"/>.</param>
/// <param name="Token">The version under which the row was found; null: it is gone.</param>
/// <param name="Theirs">Column → the row's text.</param>
/// <param name="Ours">Column → the text that we would write, or wrote before.</param>
internal sealed record NewConflict(
    long ProductId, string Kind, string Message, string? Token, IReadOnlyDictionary<string, string> Theirs, IReadOnlyDictionary<string, string> Ours)
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>The row has another version than the one that we know.</summary>
    public static NewConflict Changed(long product, TargetRow theirs, IReadOnlyDictionary<string, string> ours)
    {
        var columns = ours.Where(cell => theirs.Cells.GetValueOrDefault(cell.Key) != cell.Value).Select(cell => cell.Key).ToList();
        return new(product, ConflictKind.Changed, $"Somebody else changed the row since we read it. Other than ours: {string.Join(", ", columns)}.", theirs.Token, theirs.Cells, ours);
    }

    /// <summary>There is no such row.</summary>
    public static NewConflict Gone(long product, IReadOnlyDictionary<string, string> ours) =>
        new(product, ConflictKind.Gone, "The table has no row with this article number.", null, Nothing, ours);

    /// <summary>The database doesn't take the texts.</summary>
    public static NewConflict Refused(long product, string why, TargetRow theirs, IReadOnlyDictionary<string, string> ours) =>
        new(product, ConflictKind.Refused, why, theirs.Token, theirs.Cells, ours);
}
