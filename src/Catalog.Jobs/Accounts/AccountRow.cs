namespace Catalog.Jobs.Accounts;

/// <summary>A row of <c>account</c> as sign-ins need it. Set by name: Dapper finds no constructor for a column that is an array.</summary>
internal sealed class AccountRow
{
    /// <summary>What is selected of <c>account a</c>.</summary>
    public const string Columns = "a.id, a.name, a.password_hash, a.roles, a.locales, a.stamp, a.must_change, a.provided";

    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string? PasswordHash { get; init; }

    public string[] Roles { get; init; } = [];

    public string[] Locales { get; init; } = [];

    public string Stamp { get; init; } = "";

    public bool MustChange { get; init; }

    /// <summary>What the identity provider says with every sign-in: roles, locales.</summary>
    public string[] Provided { get; init; } = [];

    /// <summary>Of the session that it was found by.</summary>
    public DateTimeOffset SeenAt { get; init; }

    public Account ToAccount() => new(Id, Name, Roles, Stamp) { Locales = Locales, MustChange = MustChange, HasPassword = PasswordHash is not null };
}
