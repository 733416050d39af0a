namespace Catalog.Jobs.Checks.Quantities;

/// <summary>Quantities that say their unit once, for all: "30 x 20 x 10 cm", "10-12 cm", "10 to 12 cm".</summary>
internal static class QuantityChains
{
    private static readonly HashSet<string> Joins =
    [
        "x", "X", "×", "*", "/", "-", "–", "—", "~", "〜", "～", "±", "to", "and", "or", "by", "bis", "und", "oder", "auf", "à", "et", "ou", "a", "y", "e", "o", "por", "per", "do", "i", "na",
        "至", "到", "から", "до", "и", "на", "إلى", "و",
    ];

    /// <summary>Every quantity in the text's order, as it stands there and with the unit that its chain ends with; the same twice where it is in none.</summary>
    /// <param name="text">A text or a fact's value.</param>
    /// <param name="locale">What it is written in.</param>
    /// <param name="joinSpaces">False: a space never joins digits to one number.</param>
    public static IReadOnlyList<(Quantity Alone, Quantity Chained)> Read(string text, QuantityLocale locale, bool joinSpaces = true)
    {
        var all = QuantityReader.Read(text, locale, joinSpaces).ToList();
        var chained = all.ToArray();
        for (var at = all.Count - 2; at >= 0; at--)
            if (all[at] is { Unit: null, Code: null } && chained[at + 1].Unit is { } unit && IsJoin(text, all[at], all[at + 1])) chained[at] = all[at] with { Unit = unit };
        return [.. all.Zip(chained)];
    }

    private static bool IsJoin(string text, Quantity one, Quantity next)
    {
        var between = text[(one.Span.Start + one.Span.Length)..next.Span.Start];
        return Joins.Contains(between.Trim()) || (between.Length > 0 && between.All(c => c is ' ' or '-' or '\u2212') && between.Trim().Length > 0);
    }
}
