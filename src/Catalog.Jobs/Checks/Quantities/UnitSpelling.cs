namespace Catalog.Jobs.Checks.Quantities;

/// <summary>How a unit is written.</summary>
/// <param name="Before">What stands in front of the number (Turkish %, the 摄氏 of 摄氏20度); mostly empty.</param>
/// <param name="After">What stands behind it; empty only where <paramref name="Before"/> isn't.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Careful">True for abbreviations that are words, too (inches "in", amperes "A"): units only where no word follows.</param>
internal sealed record UnitSpelling(string Before, string After, Unit Unit, bool Careful)
{
    private static readonly HashSet<string> Safe =
    [
        .. ("g l L m h W V K mm cm dm km mg kg ml mL cl cL dl dL hl hL kW mW MW kJ Hz GB MB TB PB kB Gb Mb kb Go Mo To ko Gt Mt Tt lm dB Pa px MP oz lb ft yd hp PS Nm mA ms " +
            "cd lx ct kt hr år ár év óra jr an г кг л м ч غ م").Split(' '),
    ];

    /// <summary>A spelling of CLDR; null for those that say too little: single letters with a full stop, # for pounds, quotes.</summary>
    public static UnitSpelling? OfCldr(string text, Unit unit)
    {
        var (before, after) = Split(text);
        var letters = after.Count(char.IsLetter);
        if (before.Length == 0 && (after is "#" or "\"" or "'" or "°" || (letters == 1 && after.EndsWith('.') && after[0] < '\u0E00'))) return null;
        var isShort = before.Length == 0 && after.All(char.IsLetter) && (after.Length == 1 ? after[0] < '\u0E00' : after.Length == 2 && after[0] < '\u0250');
        return new UnitSpelling(before, after, unit, isShort && !Safe.Contains(after));
    }

    /// <summary>A spelling of our own.</summary>
    public static UnitSpelling OfOurs(string text, Unit unit)
    {
        var (before, after) = Split(text);
        return new UnitSpelling(before, after, unit, false);
    }

    /// <summary>The spelling and what people type instead of its marks: m2 for m², no full stop, no joiner.</summary>
    public IEnumerable<UnitSpelling> Variants()
    {
        string[] ends =
        [
            After, After.Replace('²', '2').Replace('³', '3'), After.Replace("\u200C", ""), After.Replace('\u200C', ' '), After.Replace("॰", ""),
            After.EndsWith('.') && After.Length > 2 ? After[..^1] : After,
        ];
        return ends.Distinct().Where(end => end.Length > 0 || Before.Length > 0).Select(end => this with { After = end });
    }

    /// <summary>A text of the same length in which spaces, quotes, hyphens, points, µ and full-width letters each are one character.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var at = 0; at < to.Length; at++) to[at] = Fold(from[at]);
    });

    private static char Fold(char c) => c switch
    {
        '\u00A0' or '\u202F' or '\u2009' or '\u2007' => ' ',
        '’' or '׳' or '′' => '\'',
        '״' or '″' or '”' or '“' => '"',
        '\u2011' or '\u2010' or '־' => '-',
        '⋅' or '∙' or '•' or '・' => '·',
        'µ' => 'μ',
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        _ => c,
    };

    private static (string Before, string After) Split(string text)
    {
        var parts = Fold(text).Split("{}");
        return parts.Length == 1 ? ("", parts[0]) : (parts[0], parts[1]);
    }
}
