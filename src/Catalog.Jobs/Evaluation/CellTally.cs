namespace Catalog.Jobs.Evaluation;

/// <summary>What became of a kind's mistakes in one locale.</summary>
internal sealed record CellTally(FaultKind Kind, string Locale, int Planted, int Found, IReadOnlyList<MissedFault> Missed)
{
    /// <summary>A kind that no text of the locale gave a chance for.</summary>
    public static CellTally None(FaultKind kind, string locale) => new(kind, locale, 0, 0, []);

    /// <summary>The results by kind, in the order of the tallies.</summary>
    public static IReadOnlyList<KindResult> Kinds(IEnumerable<CellTally> cells) =>
    [
        .. cells.GroupBy(cell => cell.Kind).Select(kind => (Kind: kind.Key, Planted: kind.Sum(cell => cell.Planted), Found: kind.Sum(cell => cell.Found)))
            .Where(kind => kind.Planted > 0)
            .Select(kind => new KindResult(
                kind.Kind.Id, kind.Kind.Check, kind.Kind.Cost == FaultCost.Free ? "free" : "model", kind.Planted, kind.Found, (double)kind.Found / kind.Planted)),
    ];
}
