using Catalog.Jobs.Accounts;

namespace Catalog.Dashboard.Security.Access;

/// <summary>Sign-in by OpenID Connect: the authorization code flow with PKCE. The client's secret comes from the environment alone.</summary>
public sealed record OpenIdOptions
{
    /// <summary>The environment variable that holds the client's secret; without it the client is a public one.</summary>
    public const string SecretVariable = "CATALOG_OPENID_SECRET";

    /// <summary>What the button says the provider is.</summary>
    public string Name { get; init; } = "your organisation";

    /// <summary>The provider's address, below which <c>/.well-known/openid-configuration</c> lies. Https, but for this machine.</summary>
    public string Authority { get; init; } = "";

    /// <summary>How the provider knows this program.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>What is asked for besides <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["profile", "email"];

    /// <summary>Asks the provider's user-info address, too: some give groups only there.</summary>
    public bool UserInfo { get; init; }

    /// <summary>What a new account is called: the first of these claims that the provider gives.</summary>
    public IReadOnlyList<string> NameClaims { get; init; } = ["preferred_username", "email"];

    /// <summary>The claim that roles come from; a path through objects has dots (<c>realm_access.roles</c>). Null: operators give roles here.</summary>
    public string? RoleClaim { get; init; }

    /// <summary>A value of <see cref="RoleClaim"/> → the roles that it gives.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Roles of everyone whom the provider knows; empty: who gets none by <see cref="Roles"/> is refused.</summary>
    public IReadOnlyList<string> DefaultRoles { get; init; } = [];

    /// <summary>The claim that reviewers' locales come from. Null: operators give them here.</summary>
    public string? LocaleClaim { get; init; }

    /// <summary>A value of <see cref="LocaleClaim"/> → locales; a value that isn't named is taken as a locale code if it is one. <c>*</c> stands for every locale.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Locales { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Domains of verified e-mail addresses that may come in; empty: all.</summary>
    public IReadOnlyList<string> AllowedDomains { get; init; } = [];

    /// <summary>What is wrong, each with its key; empty: nothing.</summary>
    public IEnumerable<string> Problems()
    {
        if (Authority.Length == 0) yield return "openId.authority: it is missing; the provider's address is expected, such as https://login.example.com/realms/shop";
        else if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https"))
            yield return $"openId.authority: '{Authority}' is no address such as https://login.example.com/realms/shop";
        else if (authority.Scheme == "http" && !authority.IsLoopback) yield return $"openId.authority: '{Authority}' isn't https; only this machine's own addresses may be http";
        else if (authority.UserInfo.Length > 0 || authority.Query.Length > 0 || authority.Fragment.Length > 0)
            yield return "openId.authority: no sign-in, query or fragment belongs in it";
        if (ClientId.Length == 0) yield return "openId.clientId: it is missing; the provider names it when you register this program there";
        if (Name.Length is 0 or > 40) yield return $"openId.name: 1 to 40 characters are expected, it has {Name.Length}";
        if (NameClaims.Count == 0) yield return "openId.nameClaims: at least one claim is expected";
        foreach (var problem in MappingProblems()) yield return problem;
        for (var i = 0; i < AllowedDomains.Count; i++)
        {
            if (Uri.CheckHostName(AllowedDomains[i]) != UriHostNameType.Dns) yield return $"openId.allowedDomains[{i}]: '{AllowedDomains[i]}' is no domain such as example.com";
        }
    }

    private IEnumerable<string> MappingProblems()
    {
        if (RoleClaim is null && Roles.Count > 0) yield return "openId.roles: openId.roleClaim says which claim they are of, and is missing";
        if (RoleClaim is not null && Roles.Count == 0) yield return "openId.roles: it is missing; it says which value of openId.roleClaim gives which roles";
        if (LocaleClaim is null && Locales.Count > 0) yield return "openId.locales: openId.localeClaim says which claim they are of, and is missing";
        foreach (var (value, roles) in Roles)
        {
            if (AccountRules.RolesProblem(value, roles) is { } problem) yield return $"openId.roles.{value}: {problem}";
        }

        if (DefaultRoles.Count > 0 && AccountRules.RolesProblem("everyone", DefaultRoles) is { } fault) yield return $"openId.defaultRoles: {fault}";
        foreach (var (value, locales) in Locales)
        {
            if (AccountRules.LocalesProblem([.. locales.Where(locale => locale != "*")]) is { } problem) yield return $"openId.locales.{value}: {problem}";
        }
    }
}
