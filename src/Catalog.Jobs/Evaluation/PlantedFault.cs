using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation;

/// <summary>A text with one mistake.</summary>
/// <param name="Before">The text without it, under the same rules.</param>
/// <param name="After">The text with it.</param>
/// <param name="Field">The field that was changed.</param>
/// <param name="Span">Where in it, after the change; of length 0 where something was taken out; null: the field as a whole.</param>
public sealed record PlantedFault(EvaluationText Before, EvaluationText After, string Field, TextSpan? Span)
{
    /// <summary>True where a finding is about this mistake: of the right check and type, in its field, and touching its place where both have one.</summary>
    /// <param name="kind">Whose mistake it is.</param>
    /// <param name="finding">A finding about <see cref="After"/> that <see cref="Before"/> doesn't have.</param>
    public bool IsFoundBy(FaultKind kind, Finding finding) =>
        ((finding.Source == kind.Check && kind.Types.Contains(finding.Type)) || kind.AlsoBy.Contains((finding.Source, finding.Type)))
        && (finding.Field is null || finding.Field == Field) && Touches(finding.Span);

    // What was taken out leaves a point, which touches what ends or begins there.
    private bool Touches(TextSpan? span) => span is null || Span is null
        || (span.Item == Span.Item && span.Start <= Span.Start + Span.Length && Span.Start <= span.Start + span.Length);
}
