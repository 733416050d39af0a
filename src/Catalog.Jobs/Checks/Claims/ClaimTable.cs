using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Claims;

/// <summary>The claims that laws ask proof for, by language, from <c>claims.tsv</c> and <c>substances.tsv</c>; sources stand there.</summary>
internal static class ClaimTable
{
    /// <summary>The kind of claims that something isn't in it; its concepts are substances.</summary>
    public const string FreeOf = "free-of";

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Row>> Known = new();
    private static readonly Lazy<IReadOnlyList<string[]>> Claims = new(() => [.. DataFile.Lines("Checks.Claims.claims.tsv").Select(line => line.Split('\t'))]);
    private static readonly Lazy<IReadOnlyList<string[]>> Substances = new(() => [.. DataFile.Lines("Checks.Claims.substances.tsv").Select(line => line.Split('\t'))]);

    // How languages say that a substance isn't there; $ is the substance.
    private static readonly Dictionary<string, string> Without = new()
    {
        ["en"] = "$[- ]free|free (?:of|from) (?:any |all )?$|without (?:any )?$|contains no $|no $",
        ["de"] = "$-?frei(?:e|er|es|en|em)?|frei von $|ohne $",
        ["fr"] = "(?:sans|exempte?s? de|libre de) (?:aucun )?$",
        ["es"] = "(?:sin|libres? de|exent[oa]s? de) $",
        ["it"] = "(?:senza|priv[oaie]+ di|esente da) $",
        ["pl"] = "(?:bez|woln[yae] od|nie zawiera) $",
        ["pt"] = "(?:sem|livres? de|isent[oa]s? de) $",
        ["ja"] = "$(?:フリ[ーｰ]|不使用|を?含みません|を?含まない|を使用して(?:い)?(?:ない|ません)|ゼロ)|ノン$|無$",
        ["zh"] = "(?:不含|无|零|无添加)$",
        ["ar"] = "(?:خال[ٍيى]?(?:ية|ي|ٍ)?|خالية|بدون|دون) (?:من )?$",
    };

    /// <summary>The claims in a text, of those at one place the longest.</summary>
    public static IReadOnlyList<Claim> Find(FoldedText text, string language)
    {
        var found = Known.GetOrAdd(language, Build)
            .SelectMany(row => row.Pattern.Matches(text.Text), (row, match) => new Claim(row.Kind, row.Concepts, match.Index, match.Length)).ToList();
        return [.. found.Where(claim => !found.Exists(other => other.Kind == claim.Kind && other.Length > claim.Length && other.Start < claim.Start + claim.Length && claim.Start < other.Start + other.Length))
            .OrderBy(claim => claim.Start)];
    }

    private static IReadOnlyList<Row> Build(string language)
    {
        var rows = Claims.Value.Where(row => row[2] == language).Select(row => new Row(row[0], row[1].Split('|'), Compile(row[3], language)));
        if (!Without.TryGetValue(language, out var without)) return [.. rows];
        return [.. rows, .. SubstancesOf(language).Select(one => new Row(FreeOf, [one.Concept], Compile(With(without, one.Words), language)))];
    }

    /// <summary>The substances that a language has words for.</summary>
    public static IEnumerable<(string Concept, string Words)> SubstancesOf(string language) =>
        Substances.Value.Where(row => row[0] == language || row[0] == "*").Select(row => (row[1], row[2]));

    /// <summary>A pattern about a substance.</summary>
    /// <param name="pattern">With $ in the substance's place.</param>
    /// <param name="words">A pattern of the substance.</param>
    public static string With(string pattern, string words) => pattern.Replace("$", $"(?:{words})", StringComparison.Ordinal);

    /// <summary>A pattern of the tables: a bare * behind a letter means any ending; words begin and end, but in scripts without spaces, where any place counts.</summary>
    public static Regex Compile(string pattern, string language)
    {
        var endings = Regex.Replace(pattern, @"(?<=\p{L})\*", @"\p{L}*");
        var whole = language is "ja" or "zh" or "ko" ? endings : $@"(?<![\p{{L}}\p{{M}}\d])(?:و)?(?:{endings})(?![\p{{L}}\p{{M}}])";
        return new(whole.Normalize(NormalizationForm.FormC), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    private sealed record Row(string Kind, IReadOnlyList<string> Concepts, Regex Pattern);
}
