namespace Catalog.Jobs.Accounts;

/// <summary>A person as an identity provider knows them, after its answer was proved.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Who it is there; never given to another person.</param>
/// <param name="Name">What the account is called where it is made now.</param>
/// <param name="Roles">What the provider says; null: it isn't asked, and the account keeps its own.</param>
/// <param name="Locales">As <paramref name="Roles"/>; an empty list is every locale.</param>
/// <param name="FirstRoles">The roles of a new account where the provider isn't asked; empty: strangers are refused.</param>
public sealed record ExternalPerson(
    string Issuer, string Subject, string Name, IReadOnlyList<string>? Roles, IReadOnlyList<string>? Locales, IReadOnlyList<string> FirstRoles);

/// <summary>What came of a sign-in by an identity provider.</summary>
public abstract record ExternalOutcome
{
    private ExternalOutcome()
    {
    }

    /// <summary>They may come in.</summary>
    public sealed record Admitted(Account Account) : ExternalOutcome;

    /// <summary>They may not.</summary>
    public sealed record Refused(ExternalRefusal Reason) : ExternalOutcome;
}

/// <summary>Why a person whom the identity provider knows doesn't come in.</summary>
public enum ExternalRefusal
{
    /// <summary>The provider gives none of the roles, and there is no role for everyone.</summary>
    NoRole,

    /// <summary>The account is disabled.</summary>
    Disabled,

    /// <summary>Another account has the name; it isn't theirs because of that.</summary>
    NameTaken,

    /// <summary>The provider gives no name that an account can have.</summary>
    NoName,

    /// <summary>The identity belongs to another account, or the account to another identity.</summary>
    AlreadyConnected,
}
