namespace Catalog.Jobs.Commands;

/// <summary>What the program tells its caller.</summary>
public static class ExitCode
{
    /// <summary>The work is done; rejected rows and findings are results.</summary>
    public const int Done = 0;

    /// <summary>The work failed.</summary>
    public const int Failed = 1;

    /// <summary>The call was wrong.</summary>
    public const int WrongCall = 2;
}
