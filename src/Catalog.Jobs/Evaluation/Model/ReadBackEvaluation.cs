using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Model;

/// <summary>What the read-back said about right texts, and what it found of planted mistakes.</summary>
internal sealed record ReadBackResult(IReadOnlyList<(EvaluationText Text, IReadOnlyList<Finding> Findings)> Clean, IReadOnlyList<CellTally> Cells);

/// <summary>Plants what only a reader finds into the texts of some products and lets the model read both.</summary>
internal sealed class ReadBackEvaluation(EvaluationSet set, int seed, TextReviews reviews)
{
    /// <summary>Products whose texts the model reads.</summary>
    public const int Products = 12;

    private const int AtOnce = 4;

    /// <summary>Evaluates the kinds in all locales.</summary>
    public async Task<ReadBackResult> RunAsync(IReadOnlyList<FaultKind> kinds, CancellationToken cancellationToken)
    {
        var drawn = set.Draw(Products, seed);
        var products = drawn.Texts.GroupBy(text => text.Product.Sku).Select(group => group.ToList()).ToList();
        var outcomes = new ProductOutcome[products.Count];
        await Parallel.ForAsync(0, products.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (at, token) => outcomes[at] = await RunAsync(products[at], kinds, token));
        return new([.. outcomes.SelectMany(outcome => outcome.Clean)], [.. kinds.SelectMany(kind => drawn.Locales, (kind, locale) => Tally(kind, locale, outcomes))]);
    }

    private async Task<ProductOutcome> RunAsync(List<EvaluationText> texts, IReadOnlyList<FaultKind> kinds, CancellationToken cancellationToken)
    {
        var faults = texts.SelectMany(text => kinds, (text, kind) => (Kind: kind, Fault: Planting.Plant(kind, [text], set, seed, 1))).Where(pair => pair.Fault.Count > 0)
            .Select(pair => (pair.Kind, Fault: pair.Fault[0])).ToList();
        // The right text under the rules that the fault brings along: the question is the one about the text itself, and isn't asked twice.
        var findings = await reviews.RunAsync([.. texts, .. faults.Select(pair => pair.Fault.After), .. faults.Select(pair => pair.Fault.Before)], cancellationToken);
        var clean = texts.Zip(findings).ToList();
        var judged = faults.Select((pair, at) =>
        {
            var known = findings[texts.Count + faults.Count + at].ToHashSet();
            return (pair.Kind, pair.Fault, New: findings[texts.Count + at].Where(finding => !known.Contains(finding)).ToList());
        });
        return new(clean, [.. judged]);
    }

    private static CellTally Tally(FaultKind kind, string locale, IReadOnlyList<ProductOutcome> outcomes)
    {
        var all = outcomes.SelectMany(outcome => outcome.Faults).Where(fault => fault.Kind == kind && fault.Fault.After.Locale.Code == locale).ToList();
        var missed = all.Where(fault => !fault.New.Exists(finding => fault.Fault.IsFoundBy(kind, finding))).Select(fault => MissedFault.Of(kind, fault.Fault, fault.New)).ToList();
        return CellTally.Of(kind, locale, all.Count, missed);
    }

    private sealed record ProductOutcome(
        IReadOnlyList<(EvaluationText Text, IReadOnlyList<Finding> Findings)> Clean, IReadOnlyList<(FaultKind Kind, PlantedFault Fault, List<Finding> New)> Faults);
}
