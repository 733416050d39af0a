namespace Catalog.Jobs.Import.Mappings;

/// <summary>What is said where a mapping can't be used for a file: by a command or a schedule, which can't ask.</summary>
internal static class Refusal
{
    /// <summary>The message: what is missing, what is new in the file, where to mend it.</summary>
    public static string Of(string name, MappingFit fit)
    {
        var said = new List<string>();
        foreach (var missing in fit.Missing)
        {
            said.Add($"The mapping {Quoted(name)} takes {missing.Column} from the column {Quoted(missing.From)}, which the file {(missing.IsTwice ? "has twice" : "doesn't have")}"
                + (missing.Near is [var near, ..] ? $" (is it {Quoted(near)} now?)." : "."));
        }

        if (fit.Unsaid.Count > 0)
            said.Add($"The mapping {Quoted(name)} says nothing about the catalogue's {Columns(fit.Unsaid)}, which catalog.json has since.");
        if (fit.Unknown.Count > 0) said.Add($"Columns of the file that the mapping doesn't know: {string.Join(", ", fit.Unknown.Select(Quoted))}.");
        said.Add("Nothing was imported. Bring the file once in the dashboard, under Imports, and say there which column it is; the mapping is saved anew with it.");
        return string.Join(" ", said);
    }

    private static string Columns(IReadOnlyList<string> names) => $"column{(names.Count == 1 ? "" : "s")} {string.Join(", ", names.Select(Quoted))}";

    private static string Quoted(string name) => $"\"{name}\"";
}
