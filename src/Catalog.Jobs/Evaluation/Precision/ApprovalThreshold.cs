using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Evaluation.Precision;

/// <summary>Texts of the model that people decided about, by their worst finding.</summary>
/// <param name="Severity">Of the worst finding; <see cref="Checks.Severity.None"/>: there is none.</param>
/// <param name="Decided">Texts.</param>
/// <param name="Changed">Of these, those that were rejected or edited.</param>
public sealed record DecidedTexts(string Locale, Severity Severity, int Decided, int Changed);

/// <summary>Which texts of a locale could be approved without a person, worked out from what people did; see docs/evaluation.md.</summary>
/// <param name="Highest">
/// The worst finding that an approved text may have: for it and everything milder at most <see cref="MostChanged"/> of the texts are changed by people,
/// with 95 % confidence. Null: not even texts without findings reach that, or too few were decided.
/// </param>
/// <param name="Steps">The sample, from no finding to critical.</param>
public sealed record ApprovalThreshold(string Locale, Severity? Highest, IReadOnlyList<DecidedTexts> Steps)
{
    /// <summary>Fewer decided texts of a severity, and nothing is concluded from them.</summary>
    public const int LeastDecided = 50;

    /// <summary>The share of approved texts that people would have changed, at most.</summary>
    public const double MostChanged = 0.10;

    /// <summary>Decided texts.</summary>
    public int Decided => Steps.Sum(step => step.Decided);

    /// <summary>False where too few texts without findings were decided to conclude anything.</summary>
    public bool IsKnown => Steps[0].Decided >= LeastDecided;

    /// <summary>Works it out for a locale.</summary>
    public static ApprovalThreshold Of(string locale, IEnumerable<DecidedTexts> decided)
    {
        var known = decided.Where(step => step.Locale == locale).ToDictionary(step => step.Severity);
        List<DecidedTexts> steps = [.. Enum.GetValues<Severity>().Order().Select(severity => known.GetValueOrDefault(severity) ?? new(locale, severity, 0, 0))];
        var reached = steps.TakeWhile(step => step.Decided >= LeastDecided && Wilson.Upper(step.Changed, step.Decided) <= MostChanged).ToList();
        return new(locale, reached.Count == 0 ? null : reached[^1].Severity, steps);
    }
}
