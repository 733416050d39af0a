using Catalog.Jobs.Evaluation;
using Xunit;

namespace Catalog.Jobs.Tests.Evaluation;

/// <summary>
/// The same on texts that no check was written against: 42 products of furniture, cosmetics, food, tools, toys, garden and pets in ten languages, with
/// sentences, brands and ways to write units of their own. What was found at first sight, before anything was mended, stands in docs/evaluation.md.
/// </summary>
public sealed class HeldOutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public async Task Texts_of_other_domains_and_sentences_are_judged_as_well(int seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var set = await TextsFile.ReadAsync(Path.Combine(CleanTexts.Folder, "held-out.jsonl"), await CleanTexts.CatalogAsync(), cancellation);
        Assert.Equal(420, set.Texts.Count);
        var report = Evaluator.Run(set, seed, TimeProvider.System, cancellation);
        foreach (var line in EvaluationWords.Of(report)) TestContext.Current.TestOutputHelper!.WriteLine(line);
        if (Environment.GetEnvironmentVariable("EVALUATION_OUT") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"held-out-{seed}.json"), System.Text.Json.JsonSerializer.Serialize(report), cancellation);
    }
}
