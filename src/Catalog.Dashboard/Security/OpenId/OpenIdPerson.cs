using System.Security.Claims;
using Catalog.Dashboard.Security.Access;
using Catalog.Jobs.Accounts;

namespace Catalog.Dashboard.Security.OpenId;

/// <summary>What the provider's claims say about a person here.</summary>
internal static class OpenIdPerson
{
    /// <summary>The person; the token was proved before.</summary>
    public static ExternalPerson Of(ClaimsPrincipal claims, OpenIdOptions options)
    {
        var name = options.NameClaims.SelectMany(claim => ClaimValues.Of(claims, claim)).FirstOrDefault() ?? "";
        return new ExternalPerson(Need(claims, "iss"), Need(claims, "sub"), AccountRules.Normalize(name), Roles(claims, options), Locales(claims, options), options.DefaultRoles);
    }

    /// <summary>Whether the person's e-mail address is of an allowed domain. One that the provider doesn't vouch for isn't.</summary>
    public static bool IsAllowed(ClaimsPrincipal claims, OpenIdOptions options)
    {
        if (options.AllowedDomains.Count == 0) return true;
        var isVerified = claims.FindFirstValue("email_verified") is { } verified && verified.Equals("true", StringComparison.OrdinalIgnoreCase);
        var domain = claims.FindFirstValue("email") is { } mail ? mail[(mail.LastIndexOf('@') + 1)..] : "";
        return isVerified && options.AllowedDomains.Contains(domain, StringComparer.OrdinalIgnoreCase);
    }

    private static string[]? Roles(ClaimsPrincipal claims, OpenIdOptions options) => options.RoleClaim is not { } claim
        ? null
        : [.. ClaimValues.Of(claims, claim).SelectMany(value => options.Roles.GetValueOrDefault(value) ?? []).Concat(options.DefaultRoles).Distinct()];

    // No list at all would be every locale: who is named none that is known decides on nothing.
    private static string[]? Locales(ClaimsPrincipal claims, OpenIdOptions options)
    {
        if (options.LocaleClaim is not { } claim) return null;
        List<string> locales = [.. ClaimValues.Of(claims, claim)
            .SelectMany(value => options.Locales.GetValueOrDefault(value) ?? (value == "*" || AccountRules.LocalesProblem([value]) is null ? [value] : []))];
        if (locales.Contains("*")) return [];
        return locales.Count == 0 ? [NoLocale] : [.. locales.Distinct()];
    }

    /// <summary>"Undetermined": no text is in it.</summary>
    private const string NoLocale = "und";

    private static string Need(ClaimsPrincipal claims, string type) =>
        claims.FindFirstValue(type) ?? throw new InvalidOperationException($"the token has no claim {type}");
}
