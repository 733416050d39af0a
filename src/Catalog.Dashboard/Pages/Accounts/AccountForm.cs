using Catalog.Jobs.Accounts;

namespace Catalog.Dashboard.Pages.Accounts;

/// <summary>Roles and locales as boxes.</summary>
/// <param name="Roles">Ticked.</param>
/// <param name="Locales">Ticked; none: every locale.</param>
/// <param name="Offered">The catalogue's locales, and those that the account has besides.</param>
/// <param name="Provided">What the identity provider says: its boxes can't be changed here.</param>
public sealed record AccountForm(IReadOnlyList<string> Roles, IReadOnlyList<string> Locales, IReadOnlyList<string> Offered, IReadOnlyList<string> Provided)
{
    /// <summary>What each role may do, in few words.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        [Role.Viewer] = "sees everything, comments",
        [Role.Merchandiser] = "brings and takes files, keeps the glossary",
        [Role.Reviewer] = "decides on texts",
        [Role.Operator] = "starts runs, brings and takes files, looks after accounts, reads the audit log",
    };
}
