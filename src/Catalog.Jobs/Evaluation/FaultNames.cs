using Catalog.Jobs.Evaluation.Model;
using Catalog.Jobs.Evaluation.Pictures;

namespace Catalog.Jobs.Evaluation;

/// <summary>What people read for the id of a kind.</summary>
public static class FaultNames
{
    private static readonly Dictionary<string, string> Names = FaultKinds.Free.Concat(ModelKinds.Texts).Select(kind => (kind.Id, kind.Name))
        .Concat(PreflightKind.All.Select(kind => (kind.Id, kind.Name))).Concat(PictureKind.All.Select(kind => (kind.Id, kind.Name))).ToDictionary();

    /// <summary>The name; the id itself where an older version planted the kind.</summary>
    public static string Of(string id) => Names.GetValueOrDefault(id, id);
}
