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
    public async Task Texts_of_other_domains_and_sentences_are_judged_as_well(int seed)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var set = await TextsFile.ReadAsync(Path.Combine(CleanTexts.Folder, "held-out.jsonl"), await CleanTexts.CatalogAsync(), cancellation);
        Assert.Equal(420, set.Texts.Count);
        var report = Evaluator.Run(set, seed, TimeProvider.System, cancellation);
        foreach (var line in EvaluationWords.Of(report)) TestContext.Current.TestOutputHelper!.WriteLine(line);
        Assert.Empty(report.NotPlanted);
        Assert.All(report.Cells, cell => Assert.True(cell.Found == cell.Planted, $"{cell.Kind} {cell.Locale} {cell.Found}/{cell.Planted}"));
        Assert.True(report.Locales.Sum(locale => locale.FalseAlarms) <= 0.005 * set.Texts.Count, string.Join("; ", report.FalseAlarms.Select(alarm => $"{alarm.Locale} {alarm.Sku} {alarm.Message}")));
    }
}
