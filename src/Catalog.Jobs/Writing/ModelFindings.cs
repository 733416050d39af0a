using Catalog.Model;

namespace Catalog.Jobs.Writing;

/// <summary>Types of findings that a model may report by itself, for what code can't compare.</summary>
public static class ModelFindings
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["language", "fluency", "style", "terminology.glossary", "locale.convention", "accuracy.claim"];

    /// <summary>Those that a model may be trusted with.</summary>
    public static IReadOnlyList<string> For(ModelProfile profile) =>
        profile.Findings is null ? Types : [.. Types.Where(profile.Findings.Contains)];
}
