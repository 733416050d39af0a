namespace Catalog.Jobs.Evaluation.Precision;

/// <summary>How often people agreed with a check's findings in a locale.</summary>
/// <param name="Check">The findings' source.</param>
/// <param name="Decided">Findings that people decided about.</param>
/// <param name="Accepted">Of these, those whose text was rejected, or edited at that field.</param>
public sealed record CheckPrecision(string Check, string Locale, int Decided, int Accepted)
{
    /// <summary>Accepted / decided, 0 to 1.</summary>
    public double Precision => (double)Accepted / Decided;
}
