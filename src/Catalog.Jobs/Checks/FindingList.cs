namespace Catalog.Jobs.Checks;

/// <summary>Lists of findings from several sources.</summary>
public static class FindingList
{
    /// <summary>
    /// The findings without those that say again what an earlier one says: of the same type and field, about the same place, or about the whole field,
    /// or with the same words. Put the surer sources first.
    /// </summary>
    public static IReadOnlyList<Finding> Distinct(IEnumerable<Finding> findings)
    {
        var kept = new List<Finding>();
        foreach (var finding in findings)
            if (!kept.Exists(earlier => Repeats(earlier, finding))) kept.Add(finding);
        return kept;
    }

    private static bool Repeats(Finding earlier, Finding later)
    {
        if (earlier.Type != later.Type || earlier.Field != later.Field) return false;
        if (earlier.Source == later.Source) return earlier == later;
        if (earlier.Span is { } a && later.Span is { } b) return a.Item == b.Item && a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;
        return earlier.Found.Length == 0 || later.Found.Length == 0 || FactText.Same(earlier.Found, later.Found);
    }
}
