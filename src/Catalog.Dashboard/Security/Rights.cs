using System.Security.Claims;
using Catalog.Jobs.Accounts;

namespace Catalog.Dashboard.Security;

/// <summary>Who may call an endpoint.</summary>
/// <param name="Method">An HTTP method; null: every method that has no line of its own.</param>
/// <param name="Pattern">The endpoint's route, as it is mapped, without <c>/Index</c>.</param>
/// <param name="Roles">Any of these; empty: everyone, also without a sign-in.</param>
public sealed record Right(string? Method, string Pattern, IReadOnlyList<string> Roles);

/// <summary>The rights of every endpoint, in one table. An endpoint that isn't in it is closed for everyone; a test walks over all that are mapped.</summary>
public static class Rights
{
    private static readonly string[] Everyone = [];
    private static readonly string[] SignedIn = [.. Role.All];

    /// <summary>The table.</summary>
    public static IReadOnlyList<Right> Table { get; } =
    [
        new(null, "health/live", Everyone),
        new(null, "health/ready", Everyone),
        new(null, "sign-in", Everyone),
        new("GET", "sign-in/openid", Everyone),
        new("GET", "sign-out/openid", Everyone),
        new(null, "error/{code:int}", Everyone),
        new(null, "sign-out", SignedIn),
        new(null, "account", SignedIn),
        new(null, "", SignedIn),
        new("GET", "media/{productId:long}/{index:int}", SignedIn),
        new(null, "products", SignedIn),
        new(null, "products/{id:long}", SignedIn),
        new(null, "review/{id:long?}", [Role.Reviewer]),
        new("GET", "texts", SignedIn),
        new("GET", "matrix", SignedIn),
        new("GET", "search/complete", SignedIn),
        new(null, "views", SignedIn),
        new("GET", "views/{id:long}/count", SignedIn),
        new(null, "bulk", [Role.Reviewer]),
        new(null, "bulk/{id:long}", [Role.Reviewer]),
        new("GET", "review/list", [Role.Reviewer]),
        new(null, "account/keys", [Role.Reviewer]),
        new("GET", "quality", SignedIn),
        new("GET", "runs", SignedIn),
        new("POST", "runs", [Role.Operator]),
        new("GET", "runs/{id:long}", SignedIn),
        new("POST", "runs/{id:long}", [Role.Operator]),
        new("GET", "imports", SignedIn),
        new("POST", "imports", [Role.Merchandiser, Role.Operator]),
        new("GET", "imports/{id:long}", SignedIn),
        new("POST", "imports/{id:long}", [Role.Merchandiser, Role.Operator]),
        new("GET", "imports/{id:long}/rejects", [Role.Merchandiser, Role.Operator]),
        new(null, "imports/{id:long}/rejects/{line:int}", [Role.Merchandiser, Role.Operator]),
        new(null, "imports/drafts/{id:long}/format", [Role.Merchandiser, Role.Operator]),
        new(null, "imports/drafts/{id:long}/columns", [Role.Merchandiser, Role.Operator]),
        new(null, "imports/drafts/{id:long}/check", [Role.Merchandiser, Role.Operator]),
        new(null, "imports/drafts/{id:long}/import", [Role.Merchandiser, Role.Operator]),
        new(null, "imports/mappings", [Role.Merchandiser, Role.Operator]),
        new("GET", "imports/sources", SignedIn),
        new("POST", "imports/sources", [Role.Merchandiser, Role.Operator]),
        new("GET", "exports", SignedIn),
        new("POST", "exports", [Role.Merchandiser, Role.Operator]),
        new("GET", "exports/{id:long}", SignedIn),
        new("POST", "exports/{id:long}", [Role.Merchandiser, Role.Operator]),
        new("GET", "exports/{id:long}/file", [Role.Merchandiser, Role.Operator]),
        new("GET", "exports/conflicts", SignedIn),
        new("POST", "exports/conflicts", [Role.Merchandiser, Role.Reviewer]),
        new("GET", "glossary", SignedIn),
        new("POST", "glossary", [Role.Merchandiser, Role.Reviewer]),
        new(null, "glossary/entry/{id:long?}", [Role.Merchandiser, Role.Reviewer]),
        new("GET", "glossary/styles", SignedIn),
        new("POST", "glossary/styles", [Role.Merchandiser, Role.Reviewer]),
        new(null, "glossary/suggestions", [Role.Merchandiser, Role.Reviewer]),
        new("GET", "glossary/file", SignedIn),
        new("GET", "glossary/rejects", [Role.Merchandiser, Role.Reviewer]),
        new("GET", "texts/{id:long}/history", SignedIn),
        new("POST", "texts/{id:long}/history", [Role.Reviewer]),
        new(null, "texts/{id:long}/comments", SignedIn),
        new("GET", "comments", SignedIn),
        new(null, "notifications", SignedIn),
        new("GET", "notifications/count", SignedIn),
        new("GET", "people", SignedIn),
        new("GET", "people/{name}", SignedIn),
        new(null, "accounts", [Role.Operator]),
        new(null, "accounts/{id:long}", [Role.Operator]),
        new("GET", "insight", SignedIn),
        new("GET", "insight/file", SignedIn),
        new("GET", "insight/learned", [Role.Operator]),
        new("GET", "audit", [Role.Operator]),
        new("GET", "audit/file", [Role.Operator]),
        new(null, "jobs/{**path}", [Role.Operator]),
    ];

    /// <summary>The line that holds for an endpoint; null: none, closed.</summary>
    public static Right? Find(string method, string pattern)
    {
        var normal = Normalize(pattern);
        return Table.FirstOrDefault(right => right.Pattern == normal && right.Method == Reads(method))
            ?? Table.FirstOrDefault(right => right.Pattern == normal && right.Method is null);
    }

    /// <summary>Whether a person may call an endpoint: pages ask it before they show a button.</summary>
    public static bool May(ClaimsPrincipal user, string method, string pattern) =>
        Find(method, pattern) is { } right && Allows(right, user);

    /// <summary>Whether a line lets a person in.</summary>
    internal static bool Allows(Right right, ClaimsPrincipal user) =>
        right.Roles.Count == 0 || (user.Identity?.IsAuthenticated == true && right.Roles.Any(user.IsInRole));

    // Razor maps a page Index twice, with and without its name.
    private static string Normalize(string pattern)
    {
        var trimmed = pattern.Trim('/');
        if (trimmed.Equals("Index", StringComparison.OrdinalIgnoreCase)) return "";
        return trimmed.EndsWith("/Index", StringComparison.OrdinalIgnoreCase) ? trimmed[..^"/Index".Length] : trimmed;
    }

    private static string Reads(string method) => HttpMethods.IsHead(method) ? HttpMethods.Get : method;
}
