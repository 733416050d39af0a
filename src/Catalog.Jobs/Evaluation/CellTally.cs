namespace Catalog.Jobs.Evaluation;

/// <summary>What became of a kind's mistakes in one locale.</summary>
/// <param name="Kind">The kind's id.</param>
/// <param name="Check">Who must find it.</param>
/// <param name="Locale">A code; <see cref="Everywhere"/> where there are no locales, as in pictures.</param>
internal sealed record CellTally(string Kind, string Check, FaultCost Cost, string Locale, int Planted, int Found, IReadOnlyList<MissedFault> Missed)
{
    /// <summary>The locale of mistakes that belong to a product.</summary>
    public const string Everywhere = "*";

    private const int Shown = 3;

    /// <summary>Counts.</summary>
    public static CellTally Of(FaultKind kind, string locale, int planted, IReadOnlyList<MissedFault> missed) =>
        new(kind.Id, kind.Check, kind.Cost, locale, planted, planted - missed.Count, [.. missed.Take(Shown)]);

    /// <summary>The results by kind, in the order of the tallies; kinds that were never planted are left out.</summary>
    public static IReadOnlyList<KindResult> Kinds(IEnumerable<CellTally> cells) =>
    [
        .. from cell in cells
           group cell by (cell.Kind, cell.Check, cell.Cost) into kind
           let planted = kind.Sum(cell => cell.Planted)
           let found = kind.Sum(cell => cell.Found)
           where planted > 0
           select new KindResult(kind.Key.Kind, kind.Key.Check, kind.Key.Cost == FaultCost.Free ? "free" : "model", planted, found, (double)found / planted),
    ];
}
