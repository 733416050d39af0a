namespace Catalog.Jobs.Audit;

/// <summary>Which entries are wanted; what is null doesn't narrow.</summary>
/// <param name="Actor">The exact name.</param>
/// <param name="Action">An action, or the part before its dot: <c>account</c> is all of <c>account.*</c>.</param>
/// <param name="From">The first day, UTC.</param>
/// <param name="To">The last day, UTC.</param>
public sealed record AuditFilter(string? Actor, string? Action, DateOnly? From, DateOnly? To)
{
    /// <summary>True where everything is wanted.</summary>
    public bool IsEmpty => this == new AuditFilter(null, null, null, null);
}
