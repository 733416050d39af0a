using Catalog.Jobs.Accounts;

namespace Catalog.Dashboard.Pages.Accounts;

/// <summary>How accounts are said.</summary>
public static class AccountWords
{
    /// <summary>de-DE, fr-FR; all; – where the account doesn't review.</summary>
    public static string Locales(ListedAccount account) => !account.Roles.Contains(Role.Reviewer) ? "–" : account.Locales.Count == 0 ? "all" : string.Join(", ", account.Locales);

    /// <summary>password, identity provider.</summary>
    public static string Ways(ListedAccount account) =>
        string.Join(", ", new[] { account.HasPassword ? "password" : null, account.Issuers.Count > 0 ? "identity provider" : null }.OfType<string>());
}
