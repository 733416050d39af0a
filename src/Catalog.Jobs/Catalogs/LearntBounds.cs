using Catalog.Jobs.Checks;
using Catalog.Jobs.Evaluation.Precision;

namespace Catalog.Jobs.Catalogs;

/// <summary>
/// <c>approval.maxSeverity</c> as people's decisions say it, a locale at a time; see docs/evaluation.md. However much people agree, a critical finding
/// always goes to a person, and so does one of an enforced check.
/// </summary>
/// <param name="Thresholds">By locale; null: the decisions weren't read yet.</param>
public sealed record LearntBounds(IReadOnlyDictionary<string, ApprovalThreshold>? Thresholds)
{
    /// <summary>The worst finding that is ever approved because people agreed with such texts.</summary>
    public const Severity Worst = Severity.Major;

    /// <summary>What holds in a locale.</summary>
    /// <param name="unlearnt">What holds where too few texts were decided.</param>
    public ApprovalBound Of(string locale, Severity? unlearnt)
    {
        if (Thresholds is null) throw new InvalidOperationException("approval.maxSeverity is learnt, but the decisions weren't read.");
        var threshold = Thresholds.GetValueOrDefault(locale) ?? ApprovalThreshold.Of(locale, []);
        if (!threshold.IsKnown)
        {
            var holds = unlearnt is { } severity ? $"approval.untilLearnt is {SeverityWords.Of(severity)}" : "nothing is approved alone until then";
            return new(unlearnt, $"{threshold.Steps[0].Decided} of {ApprovalThreshold.LeastDecided} texts without findings decided in {locale}: {holds}");
        }

        Severity? most = threshold.Highest is { } highest ? (Severity)Math.Min((int)highest, (int)Worst) : null;
        var learnt = $"learnt from {threshold.Decided} decided texts in {locale}";
        return new(most, most is { } bound ? $"approval.maxSeverity is {SeverityWords.Of(bound)}, {learnt}" : $"people change too many texts without findings, {learnt}");
    }
}
