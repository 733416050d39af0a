using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation;

/// <summary>Says how good the checks are: plants known mistakes into right texts, and counts what is found and what is found in right ones.</summary>
public static class Evaluator
{
    /// <summary>Evaluates the free checks. Needs neither model nor database.</summary>
    /// <param name="set">Right texts.</param>
    /// <param name="seed">What is planted where hangs on it.</param>
    public static EvaluationReport Run(EvaluationSet set, int seed, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var free = new FreeEvaluation(set, seed);
        var clean = free.RunClean(cancellationToken);
        var cells = free.RunPlanted(FaultKinds.Free, cancellationToken);
        return Report(set, seed, clean, cells) with { Seconds = time.GetElapsedTime(start).TotalSeconds };
    }

    private static EvaluationReport Report(
        EvaluationSet set, int seed, IReadOnlyList<(EvaluationText Text, IReadOnlyList<Finding> Findings)> clean, IReadOnlyList<CellTally> cells)
    {
        var kinds = CellTally.Kinds(cells);
        return new(
            kinds,
            [.. cells.Where(cell => cell.Planted > 0).Select(cell => new CellResult(cell.Kind, cell.Locale, cell.Planted, cell.Found))],
            LocaleResult.Of(set.Locales, clean),
            ModelCalls: 0,
            Seconds: 0,
            seed,
            set.Texts.Count,
            set.Texts.Select(text => text.Product.Sku).Distinct().Count(),
            Model: null,
            PromptTokens: 0,
            DecodeTokens: 0,
            StoredAnswers: 0,
            ModelLocales: [],
            [.. cells.Select(cell => cell.Kind).Distinct().Except(kinds.Select(kind => kind.Kind))],
            [.. cells.SelectMany(cell => cell.Missed)],
            FalseAlarm.First(clean));
    }
}
