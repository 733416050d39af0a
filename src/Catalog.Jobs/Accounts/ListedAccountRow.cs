namespace Catalog.Jobs.Accounts;

/// <summary>A row of <see cref="AccountList"/>. Set by name: Dapper finds no constructor for a column that is an array, and fills no other list with one.</summary>
internal sealed class ListedAccountRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string[] Roles { get; init; } = [];

    public string[] Locales { get; init; } = [];

    public string[] Provided { get; init; } = [];

    public string[] Issuers { get; init; } = [];

    public bool HasPassword { get; init; }

    public bool MustChange { get; init; }

    public DateTimeOffset? PasswordUntil { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public DateTimeOffset? SignedInAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Sessions { get; init; }

    public ListedAccount ToAccount() => new()
    {
        Id = Id,
        Name = Name,
        Roles = Roles,
        Locales = Locales,
        Provided = Provided,
        Issuers = Issuers,
        HasPassword = HasPassword,
        MustChange = MustChange,
        PasswordUntil = PasswordUntil,
        DisabledAt = DisabledAt,
        LockedUntil = LockedUntil,
        SignedInAt = SignedInAt,
        CreatedAt = CreatedAt,
        Sessions = Sessions,
    };
}
