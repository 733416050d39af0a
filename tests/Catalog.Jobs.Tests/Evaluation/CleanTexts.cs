using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Evaluation;
using Catalog.Jobs.Tests.Catalogs;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

/// <summary>The repository's right texts, read once.</summary>
internal static class CleanTexts
{
    private static readonly Lazy<Task<EvaluationSet>> Set = new(LoadAsync);

    /// <summary>The folder data/evaluation.</summary>
    public static string Folder { get; } = Path.Combine(DemoCatalog.Folder, "..", "evaluation");

    public static Task<EvaluationSet> ReadAsync() => Set.Value;

    public static async Task<CatalogDefinition> CatalogAsync()
    {
        var result = await CatalogLoader.LoadAsync(Path.Combine(Folder, "catalog.json"), TestContext.Current.CancellationToken);
        Assert.Equal("", result.Message);
        return result.Definition!;
    }

    private static async Task<EvaluationSet> LoadAsync() =>
        await TextsFile.ReadAsync(Path.Combine(Folder, "clean.jsonl"), await CatalogAsync(), TestContext.Current.CancellationToken);
}
