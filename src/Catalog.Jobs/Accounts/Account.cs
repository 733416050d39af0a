namespace Catalog.Jobs.Accounts;

/// <summary>A person who signs in.</summary>
/// <param name="Name">Lower case; unique.</param>
/// <param name="Roles">Words of <see cref="Role"/>.</param>
/// <param name="Stamp">Changes with the password: a sign-in with another stamp has ended.</param>
public sealed record Account(long Id, string Name, IReadOnlyList<string> Roles, string Stamp)
{
    /// <summary>Locale codes that a reviewer decides on; empty: every locale.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    /// <summary>The password was given for one sign-in: nothing else is open before it is changed.</summary>
    public bool MustChange { get; init; }

    /// <summary>False where the person signs in by an identity provider alone.</summary>
    public bool HasPassword { get; init; } = true;
}
