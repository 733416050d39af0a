namespace Catalog.Jobs.Checks;

/// <summary>Severities as <c>catalog.json</c> and the history of decisions write them.</summary>
public static class SeverityWords
{
    /// <summary>none, minor, major or critical.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.Major => "major",
        Severity.Minor => "minor",
        _ => "none",
    };
}
