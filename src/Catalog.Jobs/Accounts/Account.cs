namespace Catalog.Jobs.Accounts;

/// <summary>A person who signs in.</summary>
/// <param name="Name">Lower case; unique.</param>
/// <param name="Roles">Words of <see cref="Role"/>.</param>
/// <param name="Stamp">Changes with the password: a sign-in with another stamp has ended.</param>
public sealed record Account(long Id, string Name, IReadOnlyList<string> Roles, string Stamp);
