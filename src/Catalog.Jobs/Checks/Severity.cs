namespace Catalog.Jobs.Checks;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>No finding.</summary>
    None,

    /// <summary>A matter of taste or of completeness.</summary>
    Minor,

    /// <summary>A customer would be misled or put off.</summary>
    Major,

    /// <summary>Must not be published.</summary>
    Critical,
}
