using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>Turns the rows of one file into entries.</summary>
internal sealed class GlossaryRows(GlossaryRules rules)
{
    private readonly Dictionary<GlossaryKey, long> lines = [];
    private readonly List<GlossaryTerm> terms = [];

    /// <summary>The entries of the rows without a fault, in the file's order.</summary>
    public IReadOnlyList<GlossaryTerm> Terms => terms;

    /// <summary>Takes a row.</summary>
    /// <returns>What is wrong with it; where something is, it isn't taken.</returns>
    public IReadOnlyList<GlossaryFault> Add(GlossaryRow row)
    {
        if (row.Cells is null) return [new("", $"has {row.Raw.Count} cells, more than the header")];
        var faults = rules.Check(row.Cells);
        if (faults.Count > 0) return faults;
        var term = row.Cells.ToTerm();
        foreach (var rule in Enum.GetValues<GlossaryRule>())
        {
            if (!lines.TryGetValue(term.Key with { Rule = rule }, out var line)) continue;
            if (rule == term.Rule) return [new("term", $"\"{term.Term}\" has an entry for {term.Locale ?? "all locales"} in line {line} already")];
            if (GlossaryRules.Conflict(term.Rule, rule) is { } conflict) return [new("rule", $"{conflict}; line {line} has the other")];
        }

        lines.Add(term.Key, row.Line);
        terms.Add(term);
        return [];
    }
}
