using Catalog.Jobs.Checks.Registry;
using Catalog.Jobs.Writing;
using Catalog.Model;

namespace Catalog.Jobs.Checks;

/// <summary>What of the model's own findings is kept: types that its profile allows, about words that really stand in the text.</summary>
public static class ModelFindingCheck
{
    /// <summary>The source of its findings.</summary>
    public const string Id = "model";

    /// <summary>Its entry in the registry.</summary>
    public static ModelCheck Check { get; } = new(new CheckData(Id, "Model's finding", Severity.Critical, [.. ModelFindings.Types])
    {
        Description = "What the model itself finds wrong, of types that its profile allows and about words that stand in the text.",
        Needs = ["empty"],
    });

    /// <summary>The findings that are kept.</summary>
    public static IReadOnlyList<Finding> Run(CheckInput input, IReadOnlyList<ModelFinding> findings, ModelProfile profile)
    {
        var types = ModelFindings.For(profile);
        var kept = new List<Finding>();
        foreach (var finding in findings.Where(finding => types.Contains(finding.Type)))
        {
            var places = input.Parts.Where(part => part.Field == finding.Field)
                .Select(part => (part, at: part.Text.IndexOf(finding.Found, StringComparison.Ordinal))).Where(place => place.at >= 0).ToList();
            if (places.Count == 0) continue;
            var (place, at) = places[0];
            var span = finding.Found.Length == 0 ? null : place.Span(at, finding.Found.Length);
            kept.Add(new Finding(finding.Type, finding.Severity, Id, finding.Field, finding.Found, finding.Expected, Message(finding), span));
        }

        return [.. kept.Distinct()];
    }

    private static string Message(ModelFinding finding)
    {
        var what = finding.Found.Length == 0 ? $"The field {finding.Field}" : $"\"{finding.Found}\"";
        return finding.Expected.Length == 0 ? $"{what}: {finding.Type}, says the model." : $"{what}: {finding.Type}, says the model; expected is \"{finding.Expected}\".";
    }
}
