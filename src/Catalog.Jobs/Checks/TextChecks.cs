using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks;

/// <summary>The checks of one text that need no model.</summary>
public static class TextChecks
{
    /// <summary>All of them, in the order in which their findings are shown.</summary>
    public static IReadOnlyList<TextCheck> All { get; } = [.. CheckRegistry.Standard.All.OfType<TextCheck>()];

    private static readonly IReadOnlyList<TextCheck> InOrder = [.. CheckRegistry.Standard.InOrder.OfType<TextCheck>()];

    /// <summary>What all checks find that no flag switches off. A check leaves out fields of which one of its prerequisites says that they are wrong as a whole.</summary>
    public static IReadOnlyList<Finding> Run(CheckInput input)
    {
        var found = new Dictionary<string, IReadOnlyList<Finding>>();
        foreach (var check in InOrder.Where(check => !input.Flags.IgnoresEverywhere(check.Id)))
        {
            var spoilt = check.Data.Needs.SelectMany(need => found.GetValueOrDefault(need) ?? []).Where(finding => finding.Span is null)
                .Select(finding => finding.Field).OfType<string>().ToHashSet();
            var findings = check.Run(spoilt.Count == 0 ? input : input.Without(spoilt));
            found[check.Id] = [.. findings.Where(finding => !input.Flags.Of(finding.Field).Ignores(check.Id))];
        }

        return [.. All.SelectMany(check => found.GetValueOrDefault(check.Id) ?? [])];
    }
}
