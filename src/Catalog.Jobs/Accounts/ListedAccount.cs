namespace Catalog.Jobs.Accounts;

/// <summary>An account as operators see it.</summary>
public sealed class ListedAccount
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Words of <see cref="Role"/>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What a reviewer decides on; empty: every locale.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    /// <summary>What the identity provider says with every sign-in: <c>roles</c>, <c>locales</c>.</summary>
    public IReadOnlyList<string> Provided { get; init; } = [];

    /// <summary>The identity providers that it signs in by.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>False where it signs in by an identity provider alone.</summary>
    public bool HasPassword { get; init; }

    /// <summary>The password is a one-time one that wasn't changed yet.</summary>
    public bool MustChange { get; init; }

    /// <summary>Until when the one-time password is good; null: there is none.</summary>
    public DateTimeOffset? PasswordUntil { get; init; }

    /// <summary>Null: it may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>Rests until then after too many failures; null, or past: it doesn't.</summary>
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>The last sign-in; null: none since that is written down.</summary>
    public DateTimeOffset? SignedInAt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>In how many browsers it is signed in.</summary>
    public int Sessions { get; init; }
}
