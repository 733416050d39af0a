using System.Globalization;
using System.Text;

namespace Catalog.Jobs.Checks.Registry;

/// <summary>Writes docs/checks.md: what every check says of itself, between texts that stand in <c>ChecksPage.md</c>.</summary>
public static class ChecksPage
{
    private const string Place = "{{checks}}\n";

    /// <summary>The page.</summary>
    public static string Write(CheckRegistry registry)
    {
        var list = new StringBuilder();
        foreach (var (scope, title) in new[]
        {
            (CheckScope.Text, "One text"), (CheckScope.Product, "One product"), (CheckScope.Siblings, "Variants of one product"), (CheckScope.Catalogue, "All texts of a locale"),
        })
        {
            list.Append("## ").Append(title).Append("\n\n| Id | Types | Worst | By | Fix | Reports |\n|---|---|---|---|---|---|\n");
            foreach (var check in registry.All.Where(check => check.Data.Scope == scope))
            {
                var types = string.Join(", ", check.Types.Select(type => $"`{type}`"));
                var (by, fix) = (check.Data.Cost == CheckCost.Free ? "code" : "model", check.Data.Fixes ? "yes" : "");
                list.Append(CultureInfo.InvariantCulture, $"| `{check.Id}` | {types} | {check.Severity.ToString().ToLowerInvariant()} | {by} | {fix} | {check.Data.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }

            list.Append('\n');
        }

        list.Append("## Flags of checks\n\n| Flag | Check | What it does |\n|---|---|---|\n");
        foreach (var (check, flag) in registry.All.SelectMany(check => check.Data.Flags, (check, flag) => (check, flag)))
        {
            var values = flag.Choices.Count == 0 ? $"`{flag.Name}:150`" : string.Join(" ", flag.Choices.Select(choice => $"`{flag.Name}:{choice}`"));
            list.Append(CultureInfo.InvariantCulture, $"| {values} | `{check.Id}` | {flag.Description} |\n");
        }

        return Frame().Replace(Place, list.ToString(), StringComparison.Ordinal);
    }

    private static string Frame()
    {
        using var stream = typeof(ChecksPage).Assembly.GetManifestResourceStream("Catalog.Jobs.Checks.Registry.ChecksPage.md")
            ?? throw new InvalidOperationException("The program lacks ChecksPage.md.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
