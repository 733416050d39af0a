namespace Catalog.Jobs.Accounts;

/// <summary>What came of a change of an account.</summary>
public abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    /// <summary>It is stored.</summary>
    public sealed record Done(long Id, string Name) : AccountOutcome;

    /// <summary>It is stored, and there is a password that nobody can read again.</summary>
    /// <param name="Until">Good until then, for one sign-in, which must change it.</param>
    public sealed record OneTime(long Id, string Name, string Password, DateTimeOffset Until) : AccountOutcome;

    /// <summary>Nothing is stored; a sentence for the person.</summary>
    public sealed record Refused(string Problem) : AccountOutcome;

    /// <summary>There is no such account.</summary>
    public sealed record Gone : AccountOutcome;
}
