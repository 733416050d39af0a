using System.Net;
using Catalog.Jobs.Accounts;

namespace Catalog.Dashboard.Security.Access;

/// <summary>Who may sign in and how: <c>dashboard.json</c> in the data folder, see docs/people.md. Read once, at start.</summary>
public sealed record AccessOptions
{
    /// <summary>The file's name.</summary>
    public const string FileName = "dashboard.json";

    /// <summary>Sign-in by an identity provider; null: there is none.</summary>
    public OpenIdOptions? OpenId { get; init; }

    /// <summary>False: names and passwords are for <see cref="BreakGlass"/> alone.</summary>
    public bool LocalSignIn { get; init; } = true;

    /// <summary>Operators who may sign in by password even then: for the night in which the provider is down.</summary>
    public IReadOnlyList<string> BreakGlass { get; init; } = [];

    /// <summary>Addresses, or networks such as <c>10.0.0.0/8</c>, of proxies whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Whether an account may sign in by its password at all.</summary>
    public bool AllowsPassword(string name, IReadOnlyCollection<string> roles) =>
        LocalSignIn || (roles.Contains(Role.Operator) && BreakGlass.Any(glass => AccountRules.Normalize(glass) == name));

    /// <summary>What is wrong, each with its key; empty: nothing.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var problem in OpenId?.Problems() ?? []) yield return problem;
        if (!LocalSignIn && OpenId is null) yield return "localSignIn: false, and there is no openId: nobody could sign in";
        if (!LocalSignIn && BreakGlass.Count == 0)
            yield return "breakGlass: name an operator who may sign in by password when the identity provider is down, since localSignIn is false";
        if (LocalSignIn && BreakGlass.Count > 0) yield return "breakGlass: it holds only where localSignIn is false";
        for (var i = 0; i < Proxies.Count; i++)
        {
            if (!IPAddress.TryParse(Proxies[i], out _) && !IPNetwork.TryParse(Proxies[i], out _))
                yield return $"proxies[{i}]: '{Proxies[i]}' is neither an address nor a network such as 10.0.0.0/8";
        }
    }
}
