using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Catalog.Jobs.Checks.Claims;

/// <summary>Statements that exclude each other, by language: those of <c>opposites.tsv</c>, and that a substance is in something or isn't.</summary>
internal static class OppositeTable
{
    private const string Free = "free";
    private const string Present = "present";
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Row>> Known = new();

    // How languages say that a substance is there; $ is the substance.
    private static readonly Dictionary<string, string> Contains = new()
    {
        ["en"] = "(?:contains?|containing) $",
        ["de"] = "(?:enthält|enthalten) $|$-?haltig(?:e[nmrs]?)?",
        ["fr"] = "contien(?:t|nent) (?:du |de la |de l[’']|des )?$",
        ["es"] = "contienen? $",
        ["it"] = "contien[eo]n?o? $",
        ["pl"] = "zawierają? $|zawiera $",
        ["pt"] = "cont[éê]m $",
        ["ja"] = "$(?:入り|配合|を含みます|を含む|を含んでいます)",
        ["zh"] = "含(?:有)?$",
        ["ar"] = "[يت]حتوي على (?:ال)?$",
    };

    /// <summary>The statements in a text; of those at one place about one thing the longest ("not waterproof" holds "waterproof").</summary>
    public static IReadOnlyList<Statement> Find(FoldedText text, string language)
    {
        var free = ClaimTable.Find(text, language).Where(claim => claim.Kind == ClaimTable.FreeOf)
            .Select(claim => new Statement(claim.Concepts[0], Free, claim.Start, claim.Length));
        var found = Known.GetOrAdd(language, Build)
            .SelectMany(row => row.Pattern.Matches(text.Text), (row, match) => new Statement(row.About, row.Side, match.Index, match.Length)).Concat(free).ToList();
        return [.. found.Where(one => !found.Exists(other => other.About == one.About && other.Length > one.Length
            && other.Start < one.Start + one.Length && one.Start < other.Start + other.Length))];
    }

    private static IReadOnlyList<Row> Build(string language)
    {
        var rows = DataFile.Lines("Checks.Claims.opposites.tsv").Select(line => line.Split('\t')).Where(row => row[2] == language)
            .Select(row => new Row(row[0], row[1], ClaimTable.Compile(row[3], language)));
        return !Contains.TryGetValue(language, out var contains) ? [.. rows]
            : [.. rows, .. ClaimTable.SubstancesOf(language).Select(one => new Row(one.Concept, Present, ClaimTable.Compile(ClaimTable.With(contains, one.Words), language)))];
    }

    private sealed record Row(string About, string Side, Regex Pattern);
}
