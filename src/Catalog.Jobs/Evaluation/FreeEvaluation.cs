using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation;

/// <summary>Runs the free checks over the right texts and over planted mistakes, on all cores.</summary>
internal sealed class FreeEvaluation(EvaluationSet set, int seed)
{
    /// <summary>Mistakes of a kind in a locale.</summary>
    public const int PlantedPerCell = 20;

    private readonly EvaluationChecks checks = new(set);

    /// <summary>What the checks say about right texts, in the texts' order.</summary>
    public IReadOnlyList<(EvaluationText Text, IReadOnlyList<Finding> Findings)> RunClean(CancellationToken cancellationToken)
    {
        var findings = new IReadOnlyList<Finding>[set.Texts.Count];
        Parallel.For(0, findings.Length, Options(cancellationToken), at => findings[at] = checks.Run(set.Texts[at]));
        var between = checks.RunBetween();
        return [.. set.Texts.Zip(findings, (EvaluationText, IReadOnlyList<Finding>) (text, own) => (text, [.. own, .. between[(text.Product.Id, text.Locale.Code)]]))];
    }

    /// <summary>Plants every kind in every locale and looks whether it is found.</summary>
    public IReadOnlyList<CellTally> RunPlanted(IReadOnlyList<FaultKind> kinds, CancellationToken cancellationToken)
    {
        var cells = kinds.SelectMany(kind => set.Locales, (kind, locale) => (kind, locale)).ToList();
        var tallies = new CellTally[cells.Count];
        Parallel.For(0, cells.Count, Options(cancellationToken), at => tallies[at] = Run(cells[at].kind, cells[at].locale));
        return tallies;
    }

    private CellTally Run(FaultKind kind, string locale)
    {
        var faults = Planting.Plant(kind, set.Of(locale), set, seed, PlantedPerCell);
        var missed = new List<MissedFault>();
        foreach (var fault in faults)
        {
            // What the check says about the right text is no find.
            var known = checks.Run(fault.Before, kind).ToHashSet();
            var findings = checks.Run(fault.After, kind).Where(finding => !known.Contains(finding)).ToList();
            if (!findings.Exists(finding => fault.IsFoundBy(kind, finding))) missed.Add(MissedFault.Of(kind, fault, findings));
        }

        return CellTally.Of(kind, locale, faults.Count, missed);
    }

    private static ParallelOptions Options(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}
