using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology;

/// <summary>Turns the rows of one file into entries.</summary>
internal sealed class GlossaryRows(GlossaryRules rules)
{
    private readonly Dictionary<GlossaryKey, GlossaryRow> rows = [];
    private readonly List<GlossaryTerm> terms = [];

    /// <summary>The entries of the rows without a fault, in the file's order.</summary>
    public IReadOnlyList<GlossaryTerm> Terms => terms;

    /// <summary>The row that an entry stands in.</summary>
    public GlossaryRow RowOf(GlossaryTerm term) => rows[term.Key];

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
            if (!rows.TryGetValue(term.Key with { Rule = rule }, out var other)) continue;
            if (rule == term.Rule) return [new("term", $"\"{term.Term}\" has an entry for {term.Locale ?? "all locales"} in line {other.Line} already")];
            if (GlossaryRules.Conflict(term.Rule, rule) is { } conflict) return [new("rule", $"{conflict}; line {other.Line} has the other")];
        }

        rows.Add(term.Key, row);
        terms.Add(term);
        return [];
    }
}
